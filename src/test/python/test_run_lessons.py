"""kernel/run_lessons.py: what it moves, and what it calls a failure."""

import importlib.util
import os
import pathlib
import unittest

from nbformat.v4 import new_code_cell, new_notebook, new_output

RUNNER = pathlib.Path(__file__).resolve().parents[3] / "kernel" / "run_lessons.py"


def runner():
    spec = importlib.util.spec_from_file_location("run_lessons", RUNNER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answered(source, text):
    return new_code_cell(source, outputs=[new_output("stream", name="stdout", text=text)])


class RunLessonsTest(unittest.TestCase):
    def moved(self, source):
        notebook = new_notebook(cells=[new_code_cell(source)])
        runner().move_seeds(notebook, 1000)
        return notebook.cells[0].source

    def test_every_kind_of_seed_is_moved(self):
        for source, moved in {
            "%%network net seed=1 precision=float64": "%%network net seed=1001 precision=float64",
            "net.seed(10 + k)": "net.seed(1010 + k)",
            "a(new Seed(1)), b(new Seed(2))": "a(new Seed(1001)), b(new Seed(1002))",
            "new Random(3)": "new Random(1003)",
            "new SplittableRandom(7)": "new SplittableRandom(1007)",
        }.items():
            self.assertEqual(self.moved(source), moved)

    def test_other_numbers_are_not_moved(self):
        for source in ("new Seeder(1)", "epochs=3", "reseed=1", "random.nextInt(3)", "draw(seed)"):
            self.assertEqual(self.moved(source), source)

    def test_a_solution_that_is_not_answered_with_a_tick_is_named(self):
        right, wrong = answered("%check 03.1", "\u2713 03.1: right.\n"), answered("%check 03.2", "03.2: not yet.\n")
        self.assertIsNone(runner().unsolved(new_notebook(cells=[right])))
        self.assertEqual(runner().unsolved(new_notebook(cells=[right, wrong])), "not right: %check 03.2")

    def test_a_kernel_that_needs_too_much_memory_is_a_failure(self):
        self.assertIsNone(runner().too_much(1500))
        self.assertIn("1501 MB", runner().too_much(1501))

    @unittest.skipUnless(os.path.exists("/proc/self/status"), "this system has no /proc")
    def test_the_peak_of_a_process_is_at_least_what_it_held(self):
        held = bytearray(os.urandom(1) * 200_000_000)
        del held
        self.assertGreater(runner().peak_memory(os.getpid()), 200)


if __name__ == "__main__":
    unittest.main()
