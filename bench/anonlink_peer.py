"""The peer of `npm run bench -- overlap`: anonlink over the same filters, at the same threshold, on one thread.

Called by bench/overlap.ts with two files of filters, one behind the other, their bytes each and the threshold. Seconds are of the
processor, so that other work takes from neither. Written for anonlink 0.15. The last line that it prints is JSON.
"""
import json
import sys
import time
from importlib.metadata import version

import anonlink
from bitarray import bitarray


def filters(path, size):
    with open(path, "rb") as file:
        raw = file.read()
    found = []
    for at in range(0, len(raw), size):
        bits = bitarray()
        bits.frombytes(raw[at : at + size])
        found.append(bits)
    return found


size, threshold = int(sys.argv[3]), float(sys.argv[4])
a, b = filters(sys.argv[1], size), filters(sys.argv[2], size)
began = time.process_time()
scores, _, _ = anonlink.candidate_generation.find_candidate_pairs(
    (a, b), anonlink.similarities.dice_coefficient, threshold
)
print(
    json.dumps(
        {
            "version": version("anonlink"),
            "seconds": time.process_time() - began,
            "compared": len(a) * len(b),
            "pairs": len(scores),
        }
    )
)
