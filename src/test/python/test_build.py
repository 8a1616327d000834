"""The build gives the same bytes in another folder."""

import hashlib
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]


def jars(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "target").glob("unroll-*.jar")}


class BuildTest(unittest.TestCase):
    def test_two_builds_give_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            builds = [pathlib.Path(folder) / name for name in ("one", "another/place")]
            for build in builds:
                shutil.copytree(ROOT, build, ignore=shutil.ignore_patterns("target", ".git", ".venv"))
                subprocess.run(
                    ["mvn", "--batch-mode", "--quiet", "-Dmaven.test.skip=true", "verify"],
                    cwd=build,
                    stdin=subprocess.DEVNULL,
                    check=True,
                )
            first, second = map(jars, builds)
        self.assertEqual(len(first), 6)
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
