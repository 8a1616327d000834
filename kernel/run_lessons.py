"""Runs lessons through Jupyter and the installed kernel, and says which checks held.

    run_lessons.py [--save] [--move-seeds N] [--results FILE] [NN | lessons | gallery | solutions ...]

Without a name: the lessons and the gallery. A notebook is executed in a temporary copy of notebooks/. Its checks are the
calls of check(claim, holds), which print a line that begins with a tick, or throw; a lesson holds when no cell threw, a
notebook of solutions when moreover each %check was answered with a tick, and both while the kernel stays within its
memory. --save puts the executed notebook, freed of everything that depends on the run, in the place of the committed
one. --move-seeds adds N to every seed that the cells name: what a lesson claims must not hang on them.
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
SOLUTIONS = NOTEBOOKS / "solutions"
KERNEL = "unroll"
CELL_SECONDS = 600
KERNEL_ENDED = "the kernel ended. Its last words: "
TICK = "\u2713"
LARGEST = 1_500_000
MOST_MEMORY = 1500  # MB of resident memory
SEED = re.compile(r"(\bseed=|\bseed\(|\bnew (?:Seed|Random|SplittableRandom)\()(\d+)")
PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)
MACHINE_PATH = re.compile(r"(?<![\w./:])/(?:home|root|tmp|usr|var|opt|Users|private)/\w")


class Unfit(Exception):
    """An executed notebook that must not be committed."""


def named(names):
    """The paths of the notebooks that the names stand for."""
    lessons = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
    found = {path.name[:2]: [path] for path in lessons}
    found["lessons"] = lessons
    found["gallery"] = [GALLERY]
    found["solutions"] = sorted(SOLUTIONS.glob("[0-9][0-9]-*.ipynb"))
    missing = [name for name in names if name not in found]
    if missing:
        sys.exit(f"There is no lesson {' '.join(missing)}; there are {' '.join(found)}.")
    return [path for name in names for path in found[name]]


def move_seeds(notebook, by):
    for cell in code_cells(notebook):
        cell.source = SEED.sub(lambda seed: seed[1] + str(int(seed[2]) + by), cell.source)


def execute(notebook, folder, peaks):
    """Executes in place; returns what failed, in one line, or nothing. Adds to the peaks of memory after each cell."""
    with tempfile.TemporaryFile("w+") as words:  # the JVM's own, of interest only when it dies
        failure = execute_with(notebook, folder, peaks, words)
        words.seek(0)
        return " ".join((failure + words.read()).split()) if failure == KERNEL_ENDED else failure


def execute_with(notebook, folder, peaks, words):
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        startup_timeout=120,
        kernel_name=KERNEL,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
        on_cell_executed=lambda **_: peaks.append(peak_memory(client.km.provisioner.pid)),
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


def peak_memory(process):
    """The most that a process has had resident, in MB; 0 where the system does not tell."""
    try:
        found = PEAK.search(pathlib.Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 / 1e6 if found else 0


def too_much(peak):
    return f"the kernel needed {peak:.0f} MB; a lesson has {MOST_MEMORY}" if peak > MOST_MEMORY else None


def failed_cell(notebook):
    for number, cell in enumerate(code_cells(notebook), 1):
        if any(output.output_type == "error" for output in cell.outputs):
            return number
    return "?"


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def checks_held(notebook):
    return sum(ticks(cell) for cell in code_cells(notebook))


def ticks(cell):
    return sum(
        line.startswith(TICK)
        for output in cell.outputs
        if output.output_type == "stream"
        for line in output.text.splitlines()
    )


def unsolved(notebook):
    """The exercises of a notebook of solutions that were not answered with a tick, in one line, or nothing."""
    checks = [cell for cell in code_cells(notebook) if cell.source.startswith("%check")]
    wrong = [cell.source.strip() for cell in checks if not ticks(cell)]
    return f"not right: {', '.join(wrong)}" if wrong else None


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


def run(path, folder, moved, keep):
    """One row of the table: seconds, peak of memory, checks held, and what failed."""
    notebook = nbformat.read(path, as_version=4)
    move_seeds(notebook, moved)
    peaks = []
    begin = time.monotonic()
    failure = execute(notebook, folder / "solutions" if is_solutions(path) else folder, peaks)
    seconds, peak = time.monotonic() - begin, max(peaks, default=0)
    failure = failure or too_much(peak) or (unsolved(notebook) if is_solutions(path) else None)
    if keep and not failure:
        try:
            save(notebook, path)
        except Unfit as unfit:
            failure = f"not saved: {unfit}"
    return seconds, peak, checks_held(notebook), failure


def is_solutions(path):
    return path.parent == SOLUTIONS


def name_of(path, moved):
    return ("solutions " if is_solutions(path) else "") + path.stem + (f", seeds + {moved}" if moved else "")


def run_all(paths, moved, keep):
    """Prints a table; gives the results: status, test, reason."""
    print(f"{'lesson':47} {'seconds':>8} {'MB':>6} {'checks held':>12}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "notebooks"
        shutil.copytree(NOTEBOOKS, folder)
        for path in paths:
            name = name_of(path, moved)
            seconds, peak, held, failure = run(path, folder, moved, keep)
            row = f"{name:47} {seconds:8.1f} {peak:6.0f} {held:12}"
            print(row + (f"  FAILED: {failure}" if failure else ""), flush=True)
            yield "failed" if failure else "passed", f"lesson {name}", failure or ""


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--save", action="store_true")
    options.add_argument("--move-seeds", type=int, default=0, metavar="N")
    options.add_argument("--results", type=pathlib.Path)
    options.add_argument("names", nargs="*", default=["lessons", "gallery"])
    asked = options.parse_args()
    if asked.save and asked.move_seeds:
        options.error("a lesson is saved with its own seeds: leave out --save or --move-seeds")
    results = list(run_all(named(asked.names), asked.move_seeds, asked.save))
    if asked.results:
        asked.results.write_text("".join("\t".join(row) + "\n" for row in results), encoding="utf-8")
    sys.exit(any(status == "failed" for status, _, _ in results))


if __name__ == "__main__":
    main()
