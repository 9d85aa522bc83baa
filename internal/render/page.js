(function () {
  "use strict";
  function show() {
    var id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll(".here").forEach(function (e) { e.classList.remove("here"); });
    if (!id) return;
    var target = document.getElementById(id);
    if (!target) return;
    var box = target.closest("details");
    if (box && !box.open) { box.open = true; target.scrollIntoView({ block: "center" }); }
    if (target.tagName === "DETAILS") target.open = true;
    document.querySelectorAll('[data-in~="' + CSS.escape(id) + '"]').forEach(function (e) { e.classList.add("here"); });
  }
  addEventListener("hashchange", show);
  show();
})();
