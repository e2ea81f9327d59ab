"""What may be asked of a database about experiments with prices, and entered; a part of `prices.py`."""

from typing import Protocol

from datakasse.insight.price_experiment import PriceExperiment


class ExperimentReadings(Protocol):
    """What can be asked."""

    def price_experiments(self) -> list[PriceExperiment]:
        """Return all experiments there ever were, by number."""
        ...


class ExperimentBooks(ExperimentReadings, Protocol):
    """What can be entered."""

    def put_price_experiment(self, experiment: PriceExperiment) -> None:
        """Keep an experiment, or that it was stopped."""
        ...
