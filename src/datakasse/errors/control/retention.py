"""The refusal to delete what the law wants kept."""

from datakasse.errors.refusal import Category, Refused


class KeptByLaw(Refused):
    """Something was to be deleted that the law wants kept."""

    code = "retention.kept_by_law"
    category = Category.FORBIDDEN
    nb = "Dette skal oppbevares til {until} (bokføringsloven § 13). Ingenting er slettet, og ingen kan slette det før."
    en = "This has to be kept until {until} (the Bookkeeping Act, § 13). Nothing was deleted, and nobody can delete it before."
