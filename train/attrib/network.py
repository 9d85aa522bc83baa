"""The network of internal/attrib: table look-ups, a convolution, gated recurrent layers, a conditional random field."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import HANDS, LABELS

N = len(LABELS)


class Scan(torch.autograd.Function):
    """c[t] = a[t] * c[t-1] + b[t] along the first dimension."""

    @staticmethod
    def forward(ctx, a, b):
        c, h = torch.empty_like(b), torch.zeros_like(b[0])
        for t in range(len(a)):
            torch.addcmul(b[t], a[t], h, out=c[t])
            h = c[t]
        ctx.save_for_backward(a, c)
        return c

    @staticmethod
    def backward(ctx, g):
        a, c = ctx.saved_tensors
        gb = torch.empty_like(g)
        h = gb[-1] = g[-1]
        for t in range(len(a) - 2, -1, -1):
            torch.addcmul(g[t], a[t + 1], h, out=gb[t])
            h = gb[t]
        ga = torch.zeros_like(g)
        ga[1:] = gb[1:] * c[:-1]
        return ga, gb


class Recurrent(nn.Module):
    """Cells in both directions whose forget, value and output gates are functions of the input alone."""

    def __init__(self, d, h):
        super().__init__()
        self.h = h
        self.gates, self.out = nn.Linear(d, 6 * h), nn.Linear(2 * h, d)
        with torch.no_grad():  # from short memory to long
            for side in range(2):
                self.gates.bias[3 * h * side:3 * h * side + h] = torch.linspace(0, 4, h)

    def forward(self, x, back):
        forth, rev = self.gates(x).chunk(2, -1)
        rev = torch.gather(rev, 0, back[..., None].expand_as(rev))
        shape = (*x.shape[:2], 3, self.h)
        forget, value, out = torch.cat([forth.reshape(shape), rev.reshape(shape)], -1).float().unbind(2)
        forget = torch.sigmoid(forget)
        c = Scan.apply(forget, (1 - forget) * value) * torch.sigmoid(out)
        forth, rev = c.chunk(2, -1)
        rev = torch.gather(rev, 0, back[..., None].expand_as(rev))
        return self.out(torch.cat([forth, rev], -1))


class Network(nn.Module):
    def __init__(self, rows, dims, d, h, layers, drop=0.):
        super().__init__()
        self.drop = drop
        self.tables = nn.ModuleList(nn.Embedding(n, m) for n, m in zip(rows, dims))
        for t in self.tables:
            nn.init.normal_(t.weight, 0, .3)
        # Annotators differ in what they hold for a part of a cue or an attribution at all. Training tells the network
        # whose labels it learns, now and then only that they are someone's (0), which is how it is used.
        self.hands = nn.ModuleList(nn.Embedding(len(HANDS) + 1, d) for _ in range(2))
        for e in self.hands:
            nn.init.zeros_(e.weight)
        self.inp = nn.Linear(sum(dims), d)
        self.conv = nn.Linear(3 * d, d)
        self.layers = nn.ModuleList(Recurrent(d, h) for _ in range(layers))
        self.head = nn.Linear(d, N)
        self.trans, self.start = nn.Parameter(torch.zeros(N, N)), nn.Parameter(torch.zeros(N))

    def dropped(self, v):
        """v with the same features of all tokens of a chunk left out (variational dropout)."""
        if not self.training or not self.drop:
            return v
        keep = 1 - self.drop
        return v * torch.empty(1, v.shape[1], v.shape[2]).bernoulli_(keep).div_(keep)

    def forward(self, x, lengths, hand=None):
        """(T, B, columns) → the scores of the labels (T, B, N). hand (B) are the annotators."""
        if hand is None:
            hand = torch.zeros(x.shape[1], dtype=torch.long)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            return self.scores(x, lengths, self.hands[0](hand), self.hands[1](hand)).float()

    def scores(self, x, lengths, first, last):
        t = torch.arange(len(x))[:, None]
        inside = t < lengths[None]
        back = torch.where(inside, lengths[None] - 1 - t, t)
        v = self.inp(self.dropped(torch.cat([e(x[..., i]) for i, e in enumerate(self.tables)], -1)))
        v = (v + first) * inside[..., None]
        w = F.pad(v, (0, 0, 0, 0, 1, 1))
        v = v + F.relu(self.conv(torch.cat([w[:-2], w[1:-1], w[2:]], -1)))
        for layer in self.layers:
            v = v + F.relu(layer(self.dropped(v), back))
        return self.head(self.dropped(v) + last)

    def bounded(self):
        """The scores of transitions and starts, those that no sequence of spans has being forbidden."""
        return self.trans.masked_fill(~FOLLOWS, -1e4), self.start.masked_fill(~STARTS, -1e4)


def _opens(label):
    return label[0] in "BI"


FOLLOWS = torch.tensor([[(b[0] in "IE" and b[1:] == a[1:]) if _opens(a) else b[0] in "OBS" for b in LABELS] for a in LABELS])
STARTS = torch.tensor([b[0] in "OBS" for b in LABELS])
ENDS = torch.tensor([b[0] in "OES" for b in LABELS])


class Partition(torch.autograd.Function):
    """The logarithm of the sum over all sequences of labels (forward-backward, scaled), one value a chunk."""

    @staticmethod
    def forward(ctx, scores, trans, start, lengths):
        top = scores.amax(-1, keepdim=True)
        e, move, end = (scores - top).exp().clamp_(min=1e-30), trans.exp(), ENDS.float()
        a, c = torch.empty_like(e), torch.empty_like(top)
        for t in range(len(e)):
            v = (a[t - 1] @ move if t else start.exp()) * e[t]
            torch.sum(v, -1, keepdim=True, out=c[t])
            torch.div(v, c[t], out=a[t])
        last = a[lengths - 1, torch.arange(len(lengths))] @ end
        ctx.save_for_backward(e, move, a, c, last, lengths)
        inside = torch.arange(len(e))[:, None] < lengths[None]
        return ((c.log() + top)[..., 0] * inside).sum(0) + last.log()

    @staticmethod
    def backward(ctx, g):
        e, move, a, c, last, lengths = ctx.saved_tensors
        b, ends = torch.zeros_like(a), ENDS.float() / last[:, None]
        e = e / c
        closes = torch.zeros(a.shape[:2])
        closes[lengths - 1, torch.arange(len(lengths))] = 1
        final, back = closes[..., None] * ends, move.T.contiguous()
        b[-1] = final[-1]
        for t in range(len(a) - 2, -1, -1):
            torch.addmm(final[t], b[t + 1] * e[t + 1], back, out=b[t])
        marginal = a * b * g[:, None]
        pair = (a[:-1] * g[:, None]).flatten(0, 1).T @ (e * b)[1:].flatten(0, 1)
        return marginal, pair * move, marginal[0].sum(0), None


def loss(net, scores, y, lengths):
    """The negative log likelihood of the labels, one value a chunk."""
    trans, start = net.bounded()
    inside = (torch.arange(len(scores))[:, None] < lengths[None]).float()
    path = (scores.gather(2, y[..., None])[..., 0] * inside).sum(0) + start[y[0]] + (trans[y[:-1], y[1:]] * inside[1:]).sum(0)
    return Partition.apply(scores, trans, start, lengths) - path


@torch.no_grad()
def decode(net, scores):
    """The best labels for the scores (T, N) of one article."""
    trans, start = (v.numpy() for v in net.bounded())
    e, n = scores.numpy(), range(N)
    best, back = start + e[0], []
    for t in range(1, len(e)):
        s = best[:, None] + trans
        k = s.argmax(0)
        back.append(k)
        best = s[k, n] + e[t]
    best = best.copy()
    best[~ENDS.numpy()] = -1e9
    y = [int(best.argmax())]
    for k in reversed(back):
        y.append(int(k[y[-1]]))
    return y[::-1]
