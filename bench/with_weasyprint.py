"""Makes pages with WeasyPrint, in this process, and says what it took. Reads a
job from standard input: sources (HTML), warm, sample. The first pages warm it
up and are not counted."""
import json
import logging
import sys
import time

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

logging.disable(logging.CRITICAL)
job = json.load(sys.stdin)


# The fonts are read once, for all pages.
fonts = FontConfiguration()
faces = CSS(string=job["faces"], font_config=fonts)


def page(source):
    html = HTML(string=source, base_url="file://" + job["root"] + "/")
    return html.write_pdf(stylesheets=[faces], font_config=fonts)


for source in job["sources"][: job["warm"]]:
    with open(job["sample"], "wb") as out:
        out.write(page(source))
start, cpu = time.perf_counter(), time.process_time()
size = sum(len(page(source)) for source in job["sources"][job["warm"] :])
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "bytes": size}))
