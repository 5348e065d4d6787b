"""From an analyst's plan to verdicts: the heart of claimbook.

The way of the data, each step in the room that its imports show:

1.  a Project names its folders; data.figure_files reads the figures into a Dataset;
2.  data.article_files reads an article's own rows, and knows no check;
3.  judging.plan holds its plan entries to the check that each names;
4.  judging.cleaning turns printed words to sets of values and to dates (by text);
5.  judging.specifications turns an entry to every defensible way to run its check;
6.  a check measures (domain) and says what it finds; judging.judge makes the outcome;
7.  judging.judgement joins outcomes and documents to one Judgement a date;
8.  report.view turns Judgements to a plain dict, in a reader's language;
9.  Jinja templates turn that to pages;
10. build runs the notebooks and puts tables and pages in place.

A figure reaches its sentence through five types: FigureRow as written down, Figure in
base units, Measurement of a quantity, Finding of a check, Outcome of a specification.
"""
