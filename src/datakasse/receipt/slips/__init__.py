"""The papers of a receipt printer, each from its entry or report."""
