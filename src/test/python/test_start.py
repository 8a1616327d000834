"""kernel/start, as a user meets it: on a machine that has what it needs, and on one that has not."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
START = ROOT / "kernel" / "start"
OPENED = "The lessons are at "


def start(*arguments, **environment):
    return subprocess.run(
        [START, *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )


class StartTest(unittest.TestCase):
    def test_a_second_start_builds_nothing_and_serves_the_lessons_within_15_seconds(self):
        start("--run", "99")  # builds, if the sources changed
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        begin = time.monotonic()
        with subprocess.Popen(
            [START], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as process:
            lines = []
            for line in process.stdout:
                lines.append(line)
                if line.startswith(OPENED):
                    break
            seconds = time.monotonic() - begin
            self.assertTrue(lines[-1].startswith(OPENED), lines)
            url = lines[-1][len(OPENED) :].strip()
            with urllib.request.urlopen(url, timeout=30) as page:
                self.assertEqual(page.status, 200)
            process.terminate()
            process.wait(20)
        self.assertFalse([line for line in lines if line.startswith("Building")], lines)
        self.assertEqual([line.split()[0] for line in lines[:4]], ["packages", "build", "install", "open"])
        self.assertLess(seconds, 15)
        with self.assertRaises(OSError):
            urllib.request.urlopen(url, timeout=5)

    def test_an_unknown_lesson_is_answered_with_the_lessons_there_are(self):
        answer = start("--run", "99")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("There is no lesson 99; there are", answer.stderr)

    def test_an_unknown_option_is_answered_with_the_usage(self):
        answer = start("--walk")
        self.assertEqual(answer.returncode, 1)
        self.assertIn('"--walk" is not understood', answer.stderr)
        self.assertIn("kernel/start --run", answer.stderr)

    def test_without_maven_and_without_rights_one_sentence_says_what_to_install(self):
        with tempfile.TemporaryDirectory() as tools:
            for tool in "bash sh awk cmp cat cksum cut dirname basename env readlink find grep head id mkdir paste sed sort uname".split():
                os.symlink(shutil.which(tool), pathlib.Path(tools) / tool)
            answer = start("--run", PATH=tools)
        self.assertEqual(answer.returncode, 1)
        self.assertEqual(len(answer.stderr.splitlines()), 1, answer.stderr)
        self.assertIn("Install", answer.stderr)


if __name__ == "__main__":
    unittest.main()
