"""
Sales on PostgreSQL with two server processes, against the rate at which it commits a single row.

Both are measured on the same server, on the same disk, with as many connections: pgbench's transaction is one
INSERT of the size of an entry.
"""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from benchmarks.http_sales import sell, served, sign_on
from benchmarks.measures import Measure
from benchmarks.shop import make_shop, register_names
from datakasse.storage.moving import move
from lab.postgres.cluster import Cluster, running

REGISTERS: Final = 16
WARM_S: Final = 3.0
RUN_S: Final = 8.0

_ROW: Final = "INSERT INTO raw (body) VALUES (repeat('x', 1500));\n"


def postgres(folder: Path) -> list[Measure]:
    """Measure sales over HTTP at two servers, eight registers each."""
    half = REGISTERS // 2
    make_shop(folder / "one", REGISTERS)
    with running(in_memory=False) as cluster:
        before = single_rows(cluster)
        move(folder / "one", {}, to=cluster.prepared("shop"))
        shutil.copytree(folder / "one", folder / "other")
        for place, register in enumerate(register_names(REGISTERS)):
            shutil.rmtree(folder / ("other" if place < half else "one") / "keys" / f"register-{register}")
        with served(folder / "one") as one, served(folder / "other") as other:
            ports = {one: sign_on(one, half), other: sign_on(other, REGISTERS, half + 1)}

            def run(seconds: float) -> float:
                with ThreadPoolExecutor(2) as both:
                    runs = [
                        both.submit(sell, port, tills, seconds=seconds, connections=half)
                        for port, tills in ports.items()
                    ]
                    return sum(done.result().sales_per_s for done in runs)

            run(WARM_S)
            sales_per_s = run(RUN_S)
        raw = (before + single_rows(cluster)) / 2
    return [
        Measure(
            f"one-shot sales over HTTP on PostgreSQL, two servers, {REGISTERS} registers",
            f"{sales_per_s:,.0f} sales/s; single rows {raw:,.0f}/s",
            sales_per_s / raw,
            0.5,
            at_least=True,
        )
    ]


def single_rows(cluster: Cluster) -> float:
    """Return how many transactions of one row the server commits in a second."""
    with cluster.admin() as admin:
        admin.execute("DROP TABLE IF EXISTS raw")
        admin.execute("CREATE TABLE raw (number bigserial PRIMARY KEY, body text NOT NULL)")
    script = cluster.folder / "row.sql"
    script.write_text(_ROW)
    script.chmod(0o644)
    clients = ("-c", str(REGISTERS), "-j", "2", "-M", "prepared", "-T", str(int(RUN_S)))
    told = cluster.run(
        "pgbench", "-h", str(cluster.folder), "-U", "postgres", "-n", *clients, "-f", script.name, "postgres"
    )
    (line,) = (line for line in told.splitlines() if line.startswith("tps"))
    return float(line.split()[2])
