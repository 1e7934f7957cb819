"""Prints the rows that pysdmx reads from an SDMX-CSV file: one JSON list each, empty fields as ""."""

import json
import sys

import pysdmx.io

columns = sys.argv[2].split(",")
for data_set in pysdmx.io.get_datasets(sys.argv[1]):
    frame = data_set.data
    for row in frame[columns].fillna("").astype(str).values.tolist():
        print(json.dumps(row, ensure_ascii=False))
