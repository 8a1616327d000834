"""binder/, as repo2docker uses it: postBuild on a clean copy by a user without rights, then a cell through start."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
MEGABYTES = 150
NOBODY = 65534

ONE_CELL = """
import nbformat, nbclient
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
nbclient.NotebookClient(notebook, kernel_name="unroll").execute()
print(notebook.cells[0].outputs[0].data["text/plain"])
"""


class BinderTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.copy = self.folder / "unroll"
        shutil.copytree(ROOT, self.copy, ignore=shutil.ignore_patterns("target", ".git", ".venv", "__pycache__"))
        self.prefix = self.folder / "prefix"
        subprocess.run(
            [sys.executable, "-m", "venv", "--system-site-packages", "--without-pip", self.prefix], check=True
        )
        (self.folder / "home").mkdir()
        self.user = {}
        if os.getuid() == 0:
            self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", self.folder], check=True)

    def run_as_user(self, *command):
        java = pathlib.Path(os.environ["JAVA_HOME"]) / "bin" if "JAVA_HOME" in os.environ else self.prefix / "bin"
        environment = {
            "PATH": f"{self.prefix / 'bin'}:{java}:{os.environ['PATH']}",
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "MAVEN_OPTS": f"-Duser.home={self.folder / 'home'}",
        }
        return subprocess.run(
            command,
            cwd=self.copy,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
            **self.user,
        )

    def test_an_ordinary_user_builds_installs_and_runs_a_cell(self):
        built = self.run_as_user("binder/postBuild")
        self.assertEqual(built.returncode, 0, built.stdout + built.stderr)
        self.assertTrue((self.prefix / "share/jupyter/kernels/unroll/kernel.json").is_file())
        self.assertTrue((self.prefix / "etc/jupyter/jupyter_server_config.d/unroll.json").is_file())
        fetched = sum(path.stat().st_size for path in (self.folder / "home/.m2").rglob("*") if path.is_file())
        self.assertLess(fetched, MEGABYTES * 1_000_000)
        answer = self.run_as_user("binder/start", self.prefix / "bin/python", "-c", ONE_CELL)
        self.assertEqual(answer.stdout.strip(), "2", answer.stderr)


if __name__ == "__main__":
    unittest.main()
