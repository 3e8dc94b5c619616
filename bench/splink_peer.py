"""The peer of `npm run bench -- linkage`: Splink over the same list, by our own blocking rules, with its nearest comparisons.

Called by bench/linkage.ts with the list, the rules of our plan (JSON: conditions over l and r) and where to write the
clusters, at several cuts; the time is taken at the first. Written for Splink 5. The last line that it prints is JSON.
"""
import json
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

path, rules, out = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
began = time.time()
connection = duckdb.connect()
connection.execute("set threads = 2; set memory_limit = '4GB'")
connection.execute(
    f"""create table list as select id, given_name, surname, date_of_birth, city, postcode, phone, email,
    lower(given_name) as "f_given", lower(surname) as "f_surname", replace(date_of_birth, '-', '') as "f_birth-date",
    lower(city) as "f_city", postcode as "f_postcode", right(phone, 9) as "f_phone", email as "f_email"
    from read_csv('{path}', header = true, all_varchar = true, nullstr = '')"""
)
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    blocking_rules_to_generate_predictions=rules,
    comparisons=[
        cl.JaroWinklerAtThresholds("given_name", [0.92, 0.82]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.92, 0.82]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.JaroWinklerAtThresholds("city", [0.92, 0.82]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1]),
        cl.DamerauLevenshteinAtThresholds("phone", [1]),
        cl.JaroWinklerAtThresholds("email", [0.92]).configure(term_frequency_adjustments=True),
    ],
    retain_intermediate_calculation_columns=False,
    retain_matching_columns=False,
)
api = DuckDBAPI(connection)
linker = Linker(api.register("list"), settings)
linker.training.estimate_probability_two_random_records_match(
    [block_on("given_name", "surname", "date_of_birth"), block_on("email"), block_on("phone")], recall=0.7
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in (block_on("surname", "date_of_birth"), block_on("given_name", "postcode")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
scored = linker.inference.predict()
CUTS = (0.5, 0.9, 0.99, 0.999, 0.9999)
for cut in CUTS:
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=cut)
    connection.execute(
        f"copy (select 'list' as source, id, cluster_id as cluster from {clusters.physical_name}) to '{out}-{cut}.csv' (header true)"
    )
    if cut == 0.5:
        seconds = time.time() - began
pairs = connection.execute(f"select count(*) from {scored.physical_name}").fetchone()[0]
print(
    json.dumps(
        {
            "splink": splink.__version__,
            "duckdb": duckdb.__version__,
            "pairs": pairs,
            "seconds": seconds,
            "cuts": CUTS,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
