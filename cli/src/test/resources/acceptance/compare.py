"""Compares published tables with their source, cell by cell, as a reader that is not ours sees the source.

Reads one JSON request from standard input:
  source, encoding, delimiter, headerRow   how Python's own csv module reads the source (rows counted from 1, blank ones too)
  contract, layout                         the contract document and the id of the layout that the source has
  csv, json                                the published files that Python reads by itself
  dumps                                    {name: path}: other published files, read back by another engine and written as
                                           one JSON array of texts (null where missing) a line
Writes one JSON document to standard output: how many rows and cells were compared in each output, and which columns and rows
of the source are not in them. On a difference says where on standard error, and exits with 1.
"""

import csv
import datetime
import decimal
import json
import sys

csv.field_size_limit(1 << 30)


class Different(Exception):
    pass


def expected_cell(text, field, parse, missing):
    if parse.get("trim"):
        text = text.strip(" \t\u00a0")
    if text in missing:
        return None
    kind = field["type"]
    if kind == "string":
        return text
    if kind in ("integer", "number"):
        for mark in parse.get("groupChar", ""):
            text = text.replace(mark, "")
        number = decimal.Decimal(text.replace(parse.get("decimalChar", "."), "."))
        if kind == "integer":
            assert number == number.to_integral_value()
            return str(int(number))
        exact = number.quantize(decimal.Decimal(1).scaleb(-field["aprite:scale"]))
        assert exact == number
        return format(exact, "f")
    if kind == "date":
        return datetime.datetime.strptime(text, parse.get("format", "%Y-%m-%d")).date().isoformat()
    if kind == "datetime":
        return datetime.datetime.strptime(text, parse.get("format", "%Y-%m-%dT%H:%M:%S")).isoformat()
    raise SystemExit(f"no expectation for type {kind}")


class Source:
    """The source as Python reads it, and what the contract makes of each of its rows."""

    def __init__(self, request, resource, layout):
        self.request = request
        self.blank = self.empty = 0
        lines = open(request["source"], encoding=request["encoding"], newline="")
        self.rows = csv.reader(lines, delimiter=request["delimiter"], strict=True)
        for number, row in enumerate(self.rows, 1):
            if number == request["headerRow"]:
                self.header = row
                break
        schema = resource["schema"]
        origins = {origin["target"]: origin for origin in layout["fields"]}
        self.absent = [name for name, origin in origins.items() if "absent" in origin]
        self.ignored = [column["source"] for column in layout.get("ignored", [])]
        self.columns = []
        self.needs_value = False
        for field in schema["fields"]:
            origin = origins[field["name"]]
            parse = origin.get("parse", {})
            missing = frozenset(parse.get("missingValues", schema.get("missingValues", [""])))
            if "source" in origin:
                column, constant = self.header.index(origin["source"]), None
            else:
                column, constant = None, None if "absent" in origin else origin["constant"]
            self.columns.append((field, column, parse, missing, constant))
            needed = field.get("constraints", {}).get("required") or field["name"] in schema.get("primaryKey", [])
            self.needs_value |= bool(needed and column is not None and "" in missing)
        known = {origin.get("source") for origin in layout["fields"]} | set(self.ignored)
        self.unnamed = [i for i, name in enumerate(self.header) if name not in known]
        for i in self.unnamed:
            if self.header[i]:
                raise Different(f"source column {self.header[i]!r} is neither published nor ignored")

    def expected(self):
        for row in self.rows:
            if not row:
                self.blank += 1
                continue
            # Spreadsheets write rows of nothing but delimiters below a table. Where the contract asks for a value in every row
            # such a row cannot be in the table, and is as good as a blank line; elsewhere it is a row without values.
            if self.needs_value and not any(row):
                self.empty += 1
                continue
            if len(row) > len(self.header) or any(row[i] for i in self.unnamed if i < len(row)):
                raise Different(f"line {self.rows.line_num} of the source: a value in a column without a name")
            yield [
                constant if column is None else expected_cell(row[column], field, parse, missing)
                for field, column, parse, missing, constant in self.columns
            ]


def published_csv(path, names):
    with open(path, "rb") as published:
        text = published.read().decode("utf-8", errors="strict")
    # Python's csv module does not tell "" from nothing, so the cells are told apart here, by RFC 4180 alone.
    rows = split(text)
    if next(rows) != names:
        raise Different("csv: the header is not the published one")
    return rows


def split(text):
    row, position, end = [], 0, len(text)
    while position < end:
        if text[position] == '"':
            cell, position = [], position + 1
            while True:
                quote = text.index('"', position)
                cell.append(text[position:quote])
                if text[quote + 1 : quote + 2] == '"':
                    cell.append('"')
                    position = quote + 2
                else:
                    position = quote + 1
                    break
            row.append("".join(cell))
        else:
            stop = position
            while text[stop] not in ',\r\n"':
                stop += 1
            row.append(text[position:stop] if stop > position else None)
            position = stop
        if text[position] == ",":
            position += 1
            if text[position] == "\r":
                row.append(None)
        if text[position] == "\r":
            if text[position + 1] != "\n":
                raise Different(f"csv: a line end that is not CR LF after row {row}")
            yield row
            row, position = [], position + 2
        elif text[position - 1] != ",":
            raise Different(f"csv: neither a delimiter nor a line end after {row[-1]!r}")
    if row:
        raise Different("csv: the last row has no line end")


def published_json(path, names):
    with open(path, encoding="utf-8") as lines:
        if next(lines) != "[\n":
            raise Different("json: expected an array with one record a line")
        for line in lines:
            if line == "]\n":
                break
            # Numbers as they stand there, with all their digits.
            record = json.loads(line.rstrip(",\n"), parse_float=str, parse_int=str)
            if list(record) != names:
                raise Different(f"json: expected the members {names}, found {list(record)}")
            yield list(record.values())
        if next(lines, None) is not None:
            raise Different("json: something follows the array")


def dumped(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def compare(expected, readings, names):
    nothing = object()
    rows = 0
    for want in expected:
        rows += 1
        for output, actual in readings.items():
            found = next(actual, nothing)
            if found is nothing:
                raise Different(f"{output}: row {rows} of the source is missing")
            if found == want:
                continue
            if len(found) != len(want):
                raise Different(f"{output}: data row {rows}: expected {len(want)} cells, found {len(found)}")
            for name, w, f in zip(names, want, found):
                if w != f:
                    raise Different(f"{output}: data row {rows}, column {name}: expected {w!r}, found {f!r}")
    for output, actual in readings.items():
        if next(actual, nothing) is not nothing:
            raise Different(f"{output}: more rows than the source has")
    if rows == 0:
        raise Different("nothing was compared")
    return rows


def main():
    request = json.load(sys.stdin)
    with open(request["contract"], encoding="utf-8") as document:
        resource = json.load(document)["resources"][0]
    layout = next(known for known in resource["aprite:layouts"] if known["id"] == request["layout"])
    names = [field["name"] for field in resource["schema"]["fields"]]
    source = Source(request, resource, layout)
    readings = {"csv": published_csv(request["csv"], names), "json": published_json(request["json"], names)}
    readings.update({name: dumped(path) for name, path in request["dumps"].items()})
    rows = compare(source.expected(), readings, names)
    json.dump(
        {
            "rows": rows,
            "cells": {output: rows * len(names) for output in readings},
            "absent": source.absent,
            "ignored": source.ignored,
            "unnamedColumns": len(source.unnamed),
            "blankRows": source.blank,
            "emptyRows": source.empty,
        },
        sys.stdout,
    )


try:
    main()
except Different as difference:
    sys.exit(str(difference))
