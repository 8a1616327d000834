"""Prints test results, one a line: status, test, reason.

results.py junit TARGET      from the reports that Maven left in a build folder
results.py unittest FOLDER   by running the Python tests in a folder
"""

import importlib.util
import pathlib
import sys
import unittest
import xml.etree.ElementTree as ElementTree


def row(status, test, reason=""):
    print(status, test, " ".join(str(reason).split())[:300], sep="\t", file=out, flush=True)


def junit(target):
    for report in sorted(target.glob("*-reports/TEST-*.xml")):
        for case in ElementTree.parse(report).iter("testcase"):
            test = f"{case.get('classname')}.{case.get('name')}"
            failure = case.find("failure") if case.find("failure") is not None else case.find("error")
            skipped = case.find("skipped")
            if failure is not None:
                row("failed", test, failure.get("message") or failure.get("type"))
            elif skipped is not None:
                row("skipped", test, skipped.get("message") or (skipped.text or "").strip().partition("\n")[0])
            else:
                row("passed", test)


class Rows(unittest.TextTestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        row("passed", test.id())

    def addFailure(self, test, error):
        super().addFailure(test, error)
        row("failed", test.id(), error[1])

    def addError(self, test, error):
        super().addError(test, error)
        row("failed", test.id(), f"{error[0].__name__}: {error[1]}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        row("skipped", test.id(), reason)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            row("failed", subtest.id(), error[1])


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def unittests(folder):
    for path in sorted(folder.glob("test_*.py")):
        try:
            suite = load(path)
        except ModuleNotFoundError as missing:
            row("skipped", path.stem, f"Python has no module {missing.name}")
            continue
        unittest.TextTestRunner(stream=sys.stderr, resultclass=Rows, verbosity=2).run(suite)


if __name__ == "__main__":
    out, sys.stdout = sys.stdout, sys.stderr  # rows only; a test may print
    {"junit": junit, "unittest": unittests}[sys.argv[1]](pathlib.Path(sys.argv[2]))
