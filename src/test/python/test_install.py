"""The installer of the jar, in every place and under every name that it may be given."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from jupyter_client.manager import start_new_kernel

ROOT = pathlib.Path(__file__).resolve().parents[3]
JAR = ROOT / "target" / "unroll-kernel.jar"
JAVA = pathlib.Path(os.environ["JAVA_HOME"]) / "bin" / "java" if os.environ.get("JAVA_HOME") else "java"


def run(*arguments, java=JAVA, jar=JAR, **environment):
    return subprocess.run(
        [java, "-jar", jar, *map(str, arguments)],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def spec(prefix, name="unroll"):
    return prefix / "share" / "jupyter" / "kernels" / name


def argv(folder):
    return json.loads((folder / "kernel.json").read_text(encoding="utf-8"))["argv"]


class InstallTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="an 'odd' place, ä and ü "))
        self.addCleanup(shutil.rmtree, self.folder)

    def ok(self, result):
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def refused(self, result, *words):
        self.assertNotEqual(result.returncode, 0)
        said = result.stdout + result.stderr
        for word in words:
            self.assertIn(word, said)
        self.assertNotIn("\tat ", said)

    def test_a_kernel_in_a_path_with_spaces_quotes_and_umlauts_answers_without_a_warning(self):
        self.ok(run("install", "--prefix", self.folder))
        words = self.folder / "words"
        with words.open("w") as stderr:
            before = os.environ.get("JUPYTER_PATH")
            os.environ["JUPYTER_PATH"] = str(self.folder / "share" / "jupyter")
            try:
                manager, client = start_new_kernel(kernel_name="unroll", startup_timeout=60, stderr=stderr)
            finally:
                del os.environ["JUPYTER_PATH"]
                if before is not None:
                    os.environ["JUPYTER_PATH"] = before
            try:
                self.assertIn(str(self.folder), " ".join(manager.kernel_spec.argv))
                answers = []
                client.execute_interactive(
                    "1 + 1",
                    timeout=60,
                    output_hook=answers.append,
                    allow_stdin=False,
                )
                self.assertEqual(
                    [m["content"]["data"]["text/plain"] for m in answers if m["msg_type"] == "execute_result"], ["2"]
                )
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)
        lines = [line for line in words.read_text().splitlines() if "incubator modules" not in line]
        self.assertEqual(lines, [])

    def test_the_doctor_finds_it_well_and_names_what_is_gone(self):
        self.ok(run("install", "--prefix", self.folder))
        self.assertIn("All is well.", self.ok(run("doctor", "--prefix", self.folder)))
        (spec(self.folder) / "unroll-kernel.jar").unlink()
        self.refused(run("doctor", "--prefix", self.folder), "jar is gone", "run install again")
        description = spec(self.folder) / "kernel.json"
        text = description.read_text(encoding="utf-8")
        description.write_text(text.replace(argv(spec(self.folder))[0], "/no/such/java"), encoding="utf-8")
        self.refused(run("doctor", "--prefix", self.folder), "Java is gone: /no/such/java")
        description.write_text("{", encoding="utf-8")
        self.refused(run("doctor", "--prefix", self.folder), "cannot be read", "run install again")
        self.ok(run("install", "--prefix", self.folder))
        self.assertIn("All is well.", self.ok(run("doctor", "--prefix", self.folder)))

    def test_a_second_install_replaces_the_first(self):
        self.ok(run("install", "--prefix", self.folder))
        first = sorted(path.name for path in spec(self.folder).iterdir())
        self.ok(run("install", "--prefix", self.folder))
        self.assertEqual(sorted(path.name for path in spec(self.folder).iterdir()), first)

    def test_uninstall_leaves_nothing_and_no_one_elses_kernel_is_touched(self):
        self.ok(run("install", "--prefix", self.folder))
        self.ok(run("uninstall", "--prefix", self.folder))
        self.assertFalse(spec(self.folder).exists())
        self.refused(run("uninstall", "--prefix", self.folder), "There is no kernel in")
        other = spec(self.folder)
        other.mkdir(parents=True)
        (other / "kernel.json").write_text('{"argv": ["python3"]}', encoding="utf-8")
        self.refused(run("uninstall", "--prefix", self.folder), "holds another kernel")
        self.refused(run("install", "--prefix", self.folder), "another kernel")
        self.assertEqual(argv(other), ["python3"])

    def test_sys_prefix_is_that_of_the_python_on_the_path(self):
        environment = self.folder / "environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
        path = f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self.ok(run("install", "--sys-prefix", PATH=path))
        self.assertTrue((spec(environment) / "kernel.json").exists())

    def test_the_user_s_place_follows_jupyter_s_variable(self):
        data = self.folder / "data"
        self.ok(run("install", "--user", JUPYTER_DATA_DIR=str(data)))
        self.assertTrue((data / "kernels" / "unroll" / "kernel.json").exists())

    def test_kernels_of_several_javas_stand_side_by_side(self):
        other = self.folder / "other java"
        other.symlink_to(pathlib.Path(java_home()))
        self.ok(run("install", "--prefix", self.folder))
        self.ok(run("install", "--prefix", self.folder, "--name", "unroll-other", java=other / "bin" / "java"))
        for name in ("unroll", "unroll-other"):
            self.assertIn("All is well.", self.ok(run("doctor", "--prefix", self.folder, "--name", name)))

    def test_a_bad_name_and_two_places_at_once_are_refused(self):
        self.refused(run("install", "--prefix", self.folder, "--name", "my kernel"), "no kernel name")
        self.refused(run("install", "--prefix", self.folder, "--user"), "--user", "--prefix")
        self.assertEqual(list(self.folder.iterdir()), [])


def java_home():
    """The home of the Java under test."""
    settings = subprocess.run([JAVA, "-XshowSettings:properties", "-version"], capture_output=True, text=True)
    return next(line.split("=")[1].strip() for line in settings.stderr.splitlines() if "java.home" in line)


if __name__ == "__main__":
    unittest.main()
