#!/usr/bin/env python3
"""Parts the articles of a base file (on standard input) by event: one in five is held out.

usage: split.py TRAIN DEV
"""
import json
import sys
import zlib

with open(sys.argv[1], "w") as train, open(sys.argv[2], "w") as dev:
    for line in sys.stdin:
        article = json.loads(line)
        event = article.get("event") or article["id"]
        (train if zlib.crc32(event.encode()) % 5 else dev).write(line)
