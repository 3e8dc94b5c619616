"""The peer of `npm run bench -- opinions`: red-dwarf over the same votes.

Called by bench/opinions.ts with a file of votes, `participant,statement,vote`. Written for red-dwarf 0.4. Reading is not
timed. The last line that it prints is JSON.
"""
import csv
import importlib.metadata
import json
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")
from reddwarf.implementations.polis import run_pipeline

with open(sys.argv[1], newline="") as file:
    # Of several votes by one person on one statement the last counts.
    last = {(row["participant"], row["statement"]): int(row["vote"]) for row in csv.DictReader(file)}
participants = {name: at for at, name in enumerate(dict.fromkeys(one for one, _ in last))}
statements = {name: at for at, name in enumerate(dict.fromkeys(other for _, other in last))}
votes = [
    {"participant_id": participants[one], "statement_id": statements[other], "vote": vote, "modified": at}
    for at, ((one, other), vote) in enumerate(last.items())
]
began = time.time()
result = run_pipeline(votes=votes, random_state=1)
seconds = time.time() - began
labels = result.participants_df["cluster_id"].dropna()
print(
    json.dumps(
        {
            "version": importlib.metadata.version("red-dwarf"),
            "seconds": seconds,
            "groups": int(labels.nunique()),
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
