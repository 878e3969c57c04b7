"""Mermaid and TimelineJS in headless Chromium: what is drawn is counted and read back."""

import html
import json
import re
import shutil
import subprocess

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--allow-file-access-from-files", "--virtual-time-budget=60000", "--dump-dom"]

MERMAID = """<!doctype html><meta charset="utf-8"><body><script src="{library}"></script><script>
const given = {given}, told = {{}};
(async () => {{
  mermaid.initialize({{ startOnLoad: false, securityLevel: 'strict' }});
  for (const [name, text] of Object.entries(given)) {{
    try {{
      await mermaid.parse(text);
      const {{ svg }} = await mermaid.render('d' + name, text);
      const box = document.createElement('div');
      box.innerHTML = svg;
      told[name] = {{ text: box.textContent, events: box.querySelectorAll('.eventWrapper').length, scripts: box.querySelectorAll('script,img').length }};
    }} catch (error) {{ told[name] = {{ error: String(error) }}; }}
  }}
  document.body.innerHTML = '';
  const pre = document.createElement('pre');
  pre.id = 'told';
  pre.textContent = JSON.stringify(told);
  document.body.append(pre);
}})();
</script>"""

TIMELINE = """<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="{css}"><title>page</title></head>
<body><div id="timeline" style="width: 1000px; height: 600px"></div><script src="{library}"></script><script>
const errors = [];
addEventListener('error', event => errors.push(String(event.message)));
const timeline = new TL.Timeline('timeline', {given}, {{ script_path: '{path}', font: null, language: 'en' }});
const tell = () => {{
  const pre = document.createElement('pre');
  pre.id = 'told';
  pre.textContent = JSON.stringify({{
    markers: document.querySelectorAll('.tl-timemarker').length,
    slides: document.querySelectorAll('.tl-slide').length,
    dates: [...document.querySelectorAll('.tl-headline-date')].map(e => e.textContent),
    title: document.title, text: document.querySelector('.tl-storyslider')?.textContent ?? '',
    errors: errors.concat(timeline.config ? timeline.config.getErrors() : ['no config']),
    foreign: document.querySelectorAll('.tl-storyslider script, .tl-storyslider img[src=x]').length,
  }});
  document.body.append(pre);
}};
setTimeout(tell, 15000);
</script></body></html>"""


def island(value):
    """JSON inside a script element."""
    return json.dumps(value).replace("<", "\\u003c")


def shown(page, profile):
    shutil.rmtree(profile, ignore_errors=True)
    command = ["chromium", *FLAGS, f"--user-data-dir={profile}", page.resolve().as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=240).stdout
    found = re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
    assert found, f"{page}: nothing came back\n{dom[-2000:]}"
    return json.loads(html.unescape(found.group(1)))


def squeezed(text):
    return re.sub(r"\s+", "", text)


def labels(diagram):
    """The texts of the events of a diagram, as written by us, with their codes undone."""
    lines = [line for line in diagram.splitlines() if line.startswith("        ")]
    return [re.sub(r"#(\d+);", lambda code: chr(int(code[1])), line.split(" : ", 1)[-1].strip().removeprefix(": ")) for line in lines]


def mermaid(folders, work):
    given = {name: (folder / "mermaid").read_text() for name, folder in folders.items()}
    # the diagram inside the report is the one of the export without its comments
    for name, folder in folders.items():
        fence = re.search(r"```mermaid\n(.*?)```", (folder / "markdown").read_text(), re.DOTALL)
        bare = "".join(line + "\n" for line in given[name].splitlines() if not line.startswith("%%"))
        assert (fence.group(1) if fence else "timeline\n") == bare, name
    # a diagram without events has nothing to draw
    given = {name: text for name, text in given.items() if labels(text)}
    page = work / "mermaid.html"
    library = (work / "npm/node_modules/mermaid/dist/mermaid.min.js").resolve().as_uri()
    page.write_text(MERMAID.format(library=library, given=island(given)))
    told, events = shown(page, work / "profile"), 0
    for name, text in given.items():
        drawn = told[name]
        assert "error" not in drawn, (name, drawn)
        assert drawn["scripts"] == 0
        for label in labels(text):
            assert squeezed(label) in squeezed(drawn["text"]), (name, label)
            events += 1
    return f"Mermaid draws {len(given)} diagrams with {events} events"


def timelinejs(folders, work):
    dist, markers = work / "npm/node_modules/@knight-lab/timelinejs/dist", 0
    for name, folder in folders.items():
        data = json.loads((folder / "timelinejs").read_text())
        result = json.loads((folder / "extract.json").read_text())
        dated = [event for event in result["events"] if event["date"]]
        assert len(data["events"]) == len(dated)
        if not dated:
            continue
        page = work / f"timeline-{name}.html"
        page.write_text(TIMELINE.format(css=(dist / "css/timeline.css").resolve().as_uri(), library=(dist / "js/timeline.js").resolve().as_uri(),
                                        path=(dist / "js").resolve().as_uri() + "/", given=island(data)))
        told = shown(page, work / "profile")
        assert told["errors"] == [], (name, told["errors"])
        assert told["markers"] == len(dated), (name, told["markers"], len(dated))
        assert told["slides"] == len(dated) + 1 and told["title"] == "page" and told["foreign"] == 0, told
        for event in data["title"]["feudline"]:
            words = " ".join(event["evidence"][0]["text"].split())
            assert squeezed(re.sub(r"\\u\{\w+\}", "", words))[:6] in squeezed(told["text"]), (name, words)
        markers += told["markers"]
    return f"TimelineJS shows {markers} markers for as many dated events"


def check(folders, work):
    return f"{mermaid(folders, work)}; {timelinejs(folders, work)}"
