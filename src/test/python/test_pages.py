"""The gallery and the tour in the classic Notebook, trusted and not, in a browser without a window."""

import asyncio
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

import nbformat
from nbformat.sign import NotebookNotary

try:
    from tornado.websocket import websocket_connect
except ImportError:
    websocket_connect = None

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGES = [ROOT / "docs" / "gallery.ipynb", ROOT / "notebooks" / "00-tour.ipynb"]
SCREENSHOTS = ROOT / "target" / "pages"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NOTEBOOK = shutil.which("jupyter-notebook")
SECONDS = 120
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --window-size=1100,1400 --remote-debugging-port=0"
).split()
LOADED = "!!(window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded)"
FOUND = """JSON.stringify((() => {
  const of = selector => Array.from(document.querySelectorAll('#notebook-container .output ' + selector));
  const size = e => { const r = e.getBoundingClientRect(); return [r.width, r.height]; };
  return {
    trusted: Jupyter.notebook.trusted,
    svgs: of('svg[role=img]:not(.unroll-slider *)').map(size),
    sliders: of('.unroll-slider svg').map(size),
    controls: of(':is(input, button, select)').map(e => e.getAttribute('aria-label')),
    images: of('img').map(i => [i.complete ? i.naturalWidth : 0, i.naturalHeight]),
    text: of(':is(.output_error, .output_stderr)').map(e => e.textContent.slice(0, 80)),
    wide: of(':is(svg[role=img], img)').filter(e => size(e)[0] > e.closest('.output').clientWidth + 1).length,
  };
})())"""


def output_data(page):
    """What the outputs of a notebook show: the content of each by its type."""
    cells = nbformat.read(page, as_version=4).cells
    return [output.get("data", {}) for cell in cells if cell.cell_type == "code" for output in cell.outputs]


def pictures(page):
    """How many outputs of a notebook are pictures."""
    return sum("image/svg+xml" in data for data in output_data(page))


def sliders(page):
    """How many outputs of a notebook become a slider."""
    return sum("unroll-slider" in data.get("text/html", "") for data in output_data(page))


class Browser:
    """One page of Chromium, driven by its debugging protocol."""

    def __init__(self, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            [CHROMIUM, *QUIET, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.asked = 0
        self.socket = None

    async def connect(self):
        port = waited(lambda: (self.folder / "DevToolsActivePort").read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            page = next(target for target in json.load(answer) if target["type"] == "page")
        self.socket = await websocket_connect(page["webSocketDebuggerUrl"], max_message_size=1 << 28)

    async def call(self, method, **parameters):
        self.asked += 1
        await self.socket.write_message(json.dumps({"id": self.asked, "method": method, "params": parameters}))
        while True:
            message = json.loads(await asyncio.wait_for(self.socket.read_message(), SECONDS))
            if message.get("id") == self.asked:
                return message["result"]

    async def value(self, script):
        answer = await self.call("Runtime.evaluate", expression=script)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", script))
        return answer["result"].get("value")

    async def look(self, url, screenshot):
        await self.call("Page.navigate", url=url)
        end = time.monotonic() + SECONDS
        while not await self.value(LOADED):
            if time.monotonic() > end:
                raise TimeoutError(f"{url} was not loaded after {SECONDS} s")
            await asyncio.sleep(0.3)
        await asyncio.sleep(2)
        found = json.loads(await self.value(FOUND))
        height = await self.value("document.querySelector('#notebook').scrollHeight + 150")
        size = {"width": 1100, "height": min(int(height), 14000), "deviceScaleFactor": 1, "mobile": False}
        await self.call("Emulation.setDeviceMetricsOverride", **size)
        await asyncio.sleep(1)
        shot = await self.call("Page.captureScreenshot", format="png")
        screenshot.write_bytes(base64.b64decode(shot["data"]))
        await self.call("Emulation.clearDeviceMetricsOverride")
        return found

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def waited(ask):
    """What ask gives as soon as it gives something without failing."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            found = ask()
            if found:
                return found
        except (OSError, IndexError):
            pass
        if time.monotonic() > end:
            raise TimeoutError("nothing came")
        time.sleep(0.2)


@unittest.skipUnless(os.environ.get("PAGES"), "pages are opened by kernel/verify --full")
@unittest.skipUnless(CHROMIUM, "there is no Chromium: install the package chromium")
@unittest.skipUnless(NOTEBOOK and websocket_connect, "there is no classic Notebook: install jupyter-notebook")
class PagesTest(unittest.TestCase):
    """No picture is broken, whether the notebook is trusted or not."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.environment = {
            **os.environ,
            "JUPYTER_PATH": os.environ.get("JUPYTER_DATA_DIR", ""),  # where the kernel is
            "JUPYTER_DATA_DIR": str(cls.folder / "data"),  # signatures of this test alone
            "JUPYTER_RUNTIME_DIR": str(cls.folder / "run"),
        }
        shown = cls.folder / "shown"
        for state in ("trusted", "untrusted"):
            (shown / state).mkdir(parents=True)
            for page in PAGES:
                shutil.copy(page, shown / state)
        (cls.folder / "data").mkdir()
        cls.trust([shown / "trusted" / page.name for page in PAGES])
        # a file with another content has another signature, so this copy is not trusted
        for page in PAGES:
            copy = shown / "untrusted" / page.name
            notebook = nbformat.read(copy, as_version=4)
            notebook.metadata["copy"] = "untrusted"
            nbformat.write(notebook, copy)
        command = [NOTEBOOK, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--NotebookApp.token="]
        cls.server = subprocess.Popen(
            [*command, f"--notebook-dir={shown}"],
            env=cls.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        cls.url = waited(lambda: cls.address())
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)

    @classmethod
    def trust(cls, paths):
        notary = NotebookNotary(data_dir=str(cls.folder / "data"))
        for path in paths:
            notary.sign(nbformat.read(path, as_version=4))

    @classmethod
    def address(cls):
        files = list((cls.folder / "run").glob("nbserver-*.json"))
        return files and json.loads(files[0].read_text())["url"]

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(timeout=60)
        shutil.rmtree(cls.folder, ignore_errors=True)

    def look(self, page, state):
        async def run():
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                browser = Browser(pathlib.Path(folder))
                try:
                    await browser.connect()
                    screenshot = SCREENSHOTS / f"{page.stem}-{state}.png"
                    return await browser.look(f"{self.url}notebooks/{state}/{page.name}", screenshot)
                finally:
                    browser.close()

        return asyncio.run(run())

    def test_a_trusted_notebook_shows_every_picture_as_a_vector_graphic(self):
        for page in PAGES:
            with self.subTest(page.name):
                found = self.look(page, "trusted")
                self.assertTrue(found["trusted"])
                self.assert_whole(found, page)
                self.assertEqual(len(found["svgs"]), pictures(page))
                self.assertEqual(len(found["sliders"]), sliders(page))
                self.assertEqual(len(found["controls"]), sliders(page))
                self.assertTrue(all(found["controls"]), "a control without a label")

    def test_an_untrusted_notebook_shows_every_picture_as_pixels(self):
        for page in PAGES:
            with self.subTest(page.name):
                found = self.look(page, "untrusted")
                self.assertFalse(found["trusted"])
                self.assert_whole(found, page)
                self.assertEqual(found["svgs"] + found["sliders"] + found["controls"], [])
                self.assertEqual(len(found["images"]), pictures(page))

    def assert_whole(self, found, page):
        self.assertGreater(pictures(page), 0)
        for width, height in found["svgs"] + found["sliders"]:
            self.assertTrue(width > 20 and height > 20, found["svgs"])
        for width, height in found["images"]:
            self.assertTrue(width > 20 and height > 20, found["images"])
        self.assertEqual(found["wide"], 0, "pictures wider than the page")
        self.assertEqual(found["text"], [])


if __name__ == "__main__":
    sys.exit(unittest.main())
