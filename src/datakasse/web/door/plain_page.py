"""A page that tells a person one thing, where there is nothing else: a link that is gone, a wrong address."""

from collections.abc import Mapping
from html import escape

from datakasse.errors.refusal import Refused
from datakasse.receipt.formats.as_html import STYLE


def plain_page(heading: str, refusal: Refused, links: Mapping[str, str] | None = None) -> str:
    """
    Return the page.

    Args:
        heading: What it is called, in bokmål.
        refusal: What is said below, in bokmål and English.
        links: Where one can go from there: what is pressed → address; nowhere when None.
    """
    ways = "\n".join(
        f'<a href="{escape(address)}">{escape(said)}</a>' for said, address in (links or {}).items()
    )
    nav = f"<nav>{ways}</nav>" if ways else ""
    return f"""<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{escape(heading)}</title>
<link rel="icon" href="data:,">
<style>{STYLE}nav a + a {{ margin-top: .6em; }}</style>
</head>
<body>
<main><h1>{escape(heading)}</h1><p>{escape(refusal.sentence("nb"))}</p>
<p lang="en">{escape(refusal.sentence("en"))}</p></main>
{nav}
</body>
</html>
"""
