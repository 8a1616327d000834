"""Runs lessons through Jupyter and the installed kernel, and says which checks held.

    run_lessons.py [--save] [--results FILE] [NN | gallery ...]

A lesson is executed in a temporary copy of notebooks/. Its checks are the calls of check(claim, holds), which print a
line that begins with a tick, or throw; a lesson holds when no cell threw. --save puts the executed notebook, freed of
everything that depends on the run, in the place of the committed one.
"""

import argparse
import pathlib
import re
import shutil
import sys
import tempfile
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

GALLERY = pathlib.Path(__file__).resolve().parent.parent / "docs" / "gallery.ipynb"
NOTEBOOKS = pathlib.Path(__file__).resolve().parent.parent / "notebooks"
KERNEL = "unroll"
CELL_SECONDS = 600
KERNEL_ENDED = "the kernel ended. Its last words: "
TICK = "\u2713"
LARGEST = 1_500_000
MACHINE_PATH = re.compile(r"(?<![\w./:])/(?:home|root|tmp|usr|var|opt|Users|private)/\w")


class Unfit(Exception):
    """An executed notebook that must not be committed."""


def lessons(numbers):
    found = {path.name[:2]: path for path in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))}
    found["gallery"] = GALLERY
    missing = [number for number in numbers if number not in found]
    if missing:
        sys.exit(f"There is no lesson {' '.join(missing)}; there are {' '.join(found)}.")
    return [found[number] for number in numbers] if numbers else list(found.values())


def execute(notebook, folder):
    """Executes in place; returns what failed, in one line, or nothing."""
    with tempfile.TemporaryFile("w+") as words:  # the JVM's own, of interest only when it dies
        failure = execute_with(notebook, folder, words)
        words.seek(0)
        return " ".join((failure + words.read()).split()) if failure == KERNEL_ENDED else failure


def execute_with(notebook, folder, words):
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        startup_timeout=120,
        kernel_name=KERNEL,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute(stderr=words)
    except CellExecutionError as error:
        return f"cell {failed_cell(notebook)}: {error.ename}: {error.evalue}".splitlines()[0]
    except CellTimeoutError:
        return f"a cell took longer than {CELL_SECONDS} s"
    except DeadKernelError:
        return KERNEL_ENDED
    return None


def failed_cell(notebook):
    for number, cell in enumerate(code_cells(notebook), 1):
        if any(output.output_type == "error" for output in cell.outputs):
            return number
    return "?"


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def checks_held(notebook):
    return sum(
        line.startswith(TICK)
        for cell in code_cells(notebook)
        for output in cell.outputs
        if output.output_type == "stream"
        for line in output.text.splitlines()
    )


def normalise(notebook):
    """Leaves only what a second run on another machine would give too."""
    for count, cell in enumerate(code_cells(notebook), 1):
        cell.execution_count = count
        cell.metadata.pop("execution", None)
        cell.outputs = joined(cell.outputs)
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    notebook.metadata.get("language_info", {}).pop("version", None)


def joined(outputs):
    """Neighbouring pieces of one stream as one piece: where they were cut depends on the clock."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            result.append(output)
    return result


def save(notebook, path):
    normalise(notebook)
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    if len(text.encode()) > LARGEST:
        raise Unfit(f"{path.name} has {len(text.encode())} bytes; a committed notebook has at most {LARGEST}")
    for number, cell in enumerate(code_cells(notebook), 1):
        found = MACHINE_PATH.search(str(cell.outputs))
        if found:
            raise Unfit(f"{path.name}: cell {number} prints a path of this machine: {found.group()}...")
    path.write_text(text, encoding="utf-8")


def run(path, folder, keep):
    """One row of the table: seconds, checks held, and what failed."""
    notebook = nbformat.read(path, as_version=4)
    begin = time.monotonic()
    failure = execute(notebook, folder)
    seconds = time.monotonic() - begin
    if keep and not failure:
        try:
            save(notebook, path)
        except Unfit as unfit:
            failure = f"not saved: {unfit}"
    return seconds, checks_held(notebook), failure


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--save", action="store_true")
    options.add_argument("--results", type=pathlib.Path)
    options.add_argument("numbers", nargs="*")
    asked = options.parse_args()
    paths = lessons(asked.numbers)
    results = []
    print(f"{'lesson':36} {'seconds':>8} {'checks held':>12}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "notebooks"
        shutil.copytree(NOTEBOOKS, folder)
        for path in paths:
            seconds, held, failure = run(path, folder, asked.save)
            print(f"{path.stem:36} {seconds:8.1f} {held:12}" + (f"  FAILED: {failure}" if failure else ""), flush=True)
            results.append(f"{'failed' if failure else 'passed'}\tlesson {path.stem}\t{failure or ''}")
    if asked.results:
        asked.results.write_text("".join(row + "\n" for row in results), encoding="utf-8")
    sys.exit(any(row.startswith("failed") for row in results))


if __name__ == "__main__":
    main()
