"""Experiments with prices, beside the journal."""

from typing import Final

import msgspec

from datakasse.insight.price_experiment import PriceExperiment
from datakasse.storage.tables.look import Look

PRICE_EXPERIMENTS: Final = (
    """CREATE TABLE price_experiments (
        company TEXT NOT NULL,
        experiment INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, experiment)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_body: Final = msgspec.json.Decoder(PriceExperiment).decode


class ExperimentLook(Look):
    """What can be asked about them."""

    def price_experiments(self) -> list[PriceExperiment]:
        """Return all experiments there ever were, by number."""
        rows = self._all("SELECT body FROM price_experiments WHERE company = :company ORDER BY experiment")
        return [_body(body) for (body,) in rows]


class ExperimentPen(ExperimentLook):
    """What can be entered about them."""

    def put_price_experiment(self, experiment: PriceExperiment) -> None:
        """Keep an experiment, or that it was stopped."""
        self._of_company()
        self._run(
            """INSERT INTO price_experiments (company, experiment, body)
            VALUES (:company, :experiment, :body)
            ON CONFLICT (company, experiment) DO UPDATE SET body = excluded.body""",
            experiment=experiment.number,
            body=msgspec.json.encode(experiment).decode(),
        )
