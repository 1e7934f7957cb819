"""Prints the observations that sdmx1 reads from an SDMX-JSON 1.0 file: day, series, period, value.

sdmx1 reads a value as a binary number, without the zeros behind it.
"""

import json
import sys

import sdmx

for data_set in sdmx.read_sdmx(sys.argv[1]).data:
    for observation in data_set.obs:
        key = observation.key.values
        print(
            json.dumps(
                [
                    str(data_set.valid_from)[:10],
                    str(key["SERIES"].value),
                    str(key["TIME_PERIOD"].value),
                    repr(float(observation.value)),
                ]
            )
        )
