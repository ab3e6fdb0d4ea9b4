"""Fit the weights of linking anew: splink on DuckDB learns, from pairs that nobody labelled, how each comparison tells.

1. How often each level comes about by chance is counted over pairs of tellings taken at random.
2. How often it comes about where two tellings are one is learnt by splink's EM, in two sessions: over pairs that share a day and
   a place, everything but those two; over pairs that share a figure, everything but the figures. Thus no comparison is trained on
   pairs that were picked by it.
3. A level's weight is the logarithm of how much likelier it is where two tellings are one; the mean where both sessions train it.

splink is given the levels that linking's own comparisons find, so that what is trained is what is used. The reports are the
samples and, where ../shared is, the shared ones. The fitted table is shown beside the one that stands; ``--write`` writes it.
Each level has bounds, ``low`` and ``high``, which say what is known whatever a corpus of one summer and one press says: rival
attributions are common, a toll rises. A fitted weight is cut to them. A level that excludes, that was seen in too few pairs, or
that says that nothing is stated, keeps the weight that stands.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from marsad.linking.compare import COMPARISONS
from marsad.linking.road import Linked, link
from marsad.linking.tables import HERE, rows
from marsad.linking.weights import NEVER
from tools.linking_scoring import training_records

TABLE = HERE / "weights.tsv"
FEW = 25  # pairs: a level seen in fewer keeps the weight it has
LIMIT = 7.0  # EM starts from no weight beyond this
CHANCE = 400_000  # pairs taken at random
UNTOLD = frozenset([("when", "unstated"), ("how_many", "unstated"), ("by_whom", "unstated"), ("against_whom", "unstated"), ("wording", "short")])
SESSIONS = {  # the key that pairs share; the share of them that are one, given, for EM alone would take pairs of one front for pairs of one happening
    "place": (0.05, ("what", "how_many", "by_whom", "against_whom", "wording")),
    "figure": (0.15, ("when", "where", "what", "by_whom", "against_whom", "wording")),
}
Levels = Mapping[str, str]


def levels(linked: Linked, one: str, other: str) -> Levels:
    """What each comparison says of two tellings."""
    a, b = linked.tellings[one].told, linked.tellings[other].told
    return {name: compare(a, b) for name, compare in COMPARISONS}


def sharing(linked: Linked, kind: str) -> Iterator[Levels]:
    """The levels of each pair of tellings of two reports that share a key of one kind."""
    done: set[tuple[str, str]] = set()
    for key, block in linked.blocks.items():
        for pair in combinations(sorted(uid for _, uid in block), 2) if key[0] == kind else ():
            if pair not in done and linked.tellings[pair[0]].told.report != linked.tellings[pair[1]].told.report:
                done.add(pair)
                found = levels(linked, *pair)
                if found["wording"] not in {"copied", "close"}:  # copies teach what copies share, not what two accounts of one happening do
                    yield found


def by_chance(linked: Linked, seed: int = 1) -> dict[str, Counter[str]]:
    """How often each level comes about between tellings taken at random."""
    uids, chance = sorted(linked.tellings), random.Random(seed)
    counts: dict[str, Counter[str]] = {name: Counter() for name, _ in COMPARISONS}
    for _ in range(CHANCE):
        one, other = chance.sample(uids, 2)
        for name, level in levels(linked, one, other).items():
            counts[name][level] += 1
    return counts


def train(pairs: Sequence[Levels], share: float, names: Sequence[str], chance: Mapping[str, Counter[str]]) -> dict[tuple[str, str], float]:
    """The weight of each level, as splink's EM finds them in one session."""
    import duckdb
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    connection = duckdb.connect()
    with TemporaryDirectory() as folder:  # a file is read in a blink, rows one by one are not
        connection.execute(_table("ones", Path(folder), [{}] * len(pairs), names))
        connection.execute(_table("others", Path(folder), pairs, names))
    api = DuckDBAPI(connection)
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(name, chance[name], Counter(pair[name] for pair in pairs)) for name in names],
        blocking_rules_to_generate_predictions=[block_on("pair")],
        probability_two_random_records_match=share,
        max_iterations=200,
    )
    linker = Linker([api.register(name, dataset_display_name=name) for name in ("ones", "others")], settings, log_level="ERROR")
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("pair"), fix_probability_two_random_records_match=True, record_sample_proportion=1.0
    )
    return _read(linker.misc.save_model_to_json(), names)


def _table(name: str, folder: Path, pairs: Sequence[Levels], columns: Sequence[str]) -> str:
    """The statement that makes a table with one record of each pair: the ones carry nothing, the others the levels."""
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([at, at, *(pair.get(column, "") for column in columns)] for at, pair in enumerate(pairs))
    types = ", ".join(["'unique_id': 'BIGINT', 'pair': 'BIGINT'", *(f"'c_{column}': 'VARCHAR'" for column in columns)])
    return f"CREATE TABLE {name} AS SELECT * FROM read_csv('{path}', header=false, columns={{{types}}})"


def _comparison(name: str, chance: Counter[str], seen: Counter[str]) -> Any:
    """One comparison for splink: each level with how often it comes by chance; EM starts from the table that stands."""
    import splink.comparison_level_library as library
    from splink.comparison_library import CustomComparison

    standing = {row["level"]: float(row["weight"]) for row in rows("weights") if row["comparison"] == name}
    told = sorted(level for level in {*chance, *seen} if (name, level) not in UNTOLD)
    u = {level: (chance[level] + 1) / (sum(chance[other] for other in told) + len(told)) for level in told}
    m = {level: u[level] * 2.0 ** max(standing[level], -LIMIT) for level in told}
    made = [
        library.CustomLevel(f"c_{name}_r = '{level}'", level).configure(is_null_level=True) for level in sorted(standing) if (name, level) in UNTOLD
    ]
    for level in told:
        one = library.CustomLevel(f"c_{name}_r = '{level}'", level)
        made.append(one.configure(m_probability=m[level] / sum(m.values()), u_probability=u[level], fix_u_probability=True))
    made.append(library.ElseLevel().configure(m_probability=1e-6, u_probability=1e-6, fix_m_probability=True, fix_u_probability=True))
    return CustomComparison(made, output_column_name=f"c_{name}", comparison_description=name)


def _read(model: dict[str, Any], names: Sequence[str]) -> dict[tuple[str, str], float]:
    """Weights out of splink's trained model."""
    found = {}
    for name, comparison in zip(names, model["comparisons"], strict=True):
        for level in comparison["comparison_levels"]:
            m, u = level.get("m_probability"), level.get("u_probability")
            if m and u:
                found[name, level["label_for_charts"]] = math.log2(m / u)
    return found


def fit(linked: Linked) -> tuple[dict[tuple[str, str], float], Counter[tuple[str, str]]]:
    """The weight of each level, the prior among them, and in how many pairs of the sessions each was seen."""
    chance, seen, trained, ones = by_chance(linked), Counter[tuple[str, str]](), dict[tuple[str, str], list[float]](), 0.0
    for kind, (share, names) in SESSIONS.items():
        pairs = list(sharing(linked, kind))
        weights = train(pairs, share, names, chance)
        print(f"{len(pairs):,} pairs share a {kind}")
        ones = max(ones, share * len(pairs))
        seen.update((name, pair[name]) for pair in pairs for name in names)
        for key, weight in weights.items():
            trained.setdefault(key, []).append(weight)
    every = len(linked.tellings) * (len(linked.tellings) - 1) / 2
    fitted = {key: sum(found) / len(found) for key, found in trained.items() if seen[key] >= FEW}
    return {**fitted, ("prior", "prior"): math.log2(ones / every)}, seen


def merged(fitted: Mapping[tuple[str, str], float]) -> list[dict[str, str]]:
    """The table with the fitted weights, within their bounds, in place of those that stand; the reasons stay."""
    table = []
    for row in rows("weights"):
        key, weight = (row["comparison"], row["level"]), float(row["weight"])
        if weight > NEVER and key in fitted and key not in UNTOLD:
            weight = max(float(row["low"]), min(float(row["high"]), fitted[key]))
        table.append({**row, "weight": f"{weight:.1f}" if weight > NEVER else row["weight"]})
    return table


def main(arguments: Sequence[str]) -> None:
    """Print both tables side by side; write the fitted one where asked to."""
    fitted, seen = fit(link(training_records()))
    table = merged(fitted)
    print(f"{'comparison':14}{'level':16}{'pairs':>9}{'stands':>8}{'fitted':>8}{'cut':>8}")
    for before, after in zip(rows("weights"), table, strict=True):
        key = before["comparison"], before["level"]
        print(f"{key[0]:14}{key[1]:16}{seen[key]:9,}{before['weight']:>8}{fitted.get(key, math.nan):8.1f}{after['weight']:>8}")
    if "--write" in arguments:
        lines = ["\t".join(table[0]), *("\t".join(row.values()) for row in table)]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
