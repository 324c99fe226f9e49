"""The report: a dataset as static pages for people, with every value outlined on the page that prints it.

A snapshot, and the source files where they are found, become a folder that opens from disk: an index, one page for
each document, the grants. Nothing here judges or changes a value; what a check says is taken as it is stored.

    build      the snapshot -> the folder, whole or not at all
    document   one document -> its page; ``index`` the list of all, ``grants`` what belongs together
    rows       what is shown of each dataset; ``places`` where on its page each value stands; ``sheets`` the pages
    findings, ledgers, timeline, checklist, charts   the parts of a document's page
    languages  Swedish and English; ``words/*.json`` are found by being there, and so are ``assets/<page>/*.js``
"""
