#!/usr/bin/env python3
"""Makes the sheets of emoji that the window draws from.

    emoji-sheets.py PACKAGE OUT

PACKAGE is the unpacked package emoji-datasource-google, version 16.0.0 (its pictures are Google's
Noto Emoji, Apache-2.0): emoji.json and img/google/64. OUT gets sheet-NN.png, 8 by 8 pictures
of 36 pixels with a gap of 2, and index.txt: one emoji a line, in the order of the sheets, its
code points in hexadecimal, the sign that asks for a picture (FE0F) left out.
Needs python3-pil and pngquant.
"""
import json
import pathlib
import subprocess
import sys

from PIL import Image

SIDE, GAP, ROW = 36, 2, 8
CELL = SIDE + GAP


def pictures(package):
    entries = json.load(open(package / "emoji.json"))
    for entry in sorted(entries, key=lambda it: it["sort_order"]):
        for one in [entry, *entry.get("skin_variations", {}).values()]:
            file = package / "img/google/64" / one["image"]
            if one["has_img_google"] and file.exists():
                yield [code for code in one["unified"].lower().split("-") if code != "fe0f"], file


def main(package, out):
    out.mkdir(parents=True, exist_ok=True)
    every = list(pictures(package))
    for number in range(0, len(every), ROW * ROW):
        sheet = Image.new("RGBA", (CELL * ROW, CELL * ROW))
        for place, (_, file) in enumerate(every[number : number + ROW * ROW]):
            picture = Image.open(file).convert("RGBA").convert("RGBa")
            small = picture.resize((SIDE, SIDE), Image.LANCZOS).convert("RGBA")
            sheet.paste(small, (place % ROW * CELL, place // ROW * CELL))
        name = out / f"sheet-{number // (ROW * ROW):02}.png"
        sheet.save(name)
        subprocess.run(["pngquant", "--speed", "1", "--strip", "--force", "--output", name, "256", name], check=True)
    (out / "index.txt").write_text("".join("-".join(codes) + "\n" for codes, _ in every))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
