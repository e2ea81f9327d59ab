"""
From an entry to a slip, and from a slip to text, printer bytes, image and PDF.

    layout.py    what a slip says, row by row, and the labels it cannot be made without
    wording.py   every word on paper; figures.py every figure; letters.py the letters a paper has
    lines.py     rows cut to the width of a paper: the one place that wraps
    as_text, as_escpos, as_pdf, as_picture     `render(slip, …)`, each for one kind of paper

    as_escpos.render(slip, PROFILES[name])  ·  as_text.render(slip)  ·  as_pdf.render(slip, moment)
"""
