"""The pictures of a step, of gates and of an unfolded network come at once."""

import os
import statistics
import time
import unittest

from jupyter_client.manager import start_new_kernel

KERNEL = os.environ.get("KERNEL", "unroll")
NETWORK = """Corpus corpus = Corpus.of("the quick brown fox jumps over the lazy dog");
Network net = Network.builder().oneHot(corpus.vocabulary()).lstm(32).softmax(corpus.vocabulary().size()).build();"""
PLAIN = "1+1"
# the most: milliseconds on a machine at rest, or times a plain 1+1 on one that is busy
BOUNDS = {
    '%step net "a"': (90, 4),
    '%gates net "the quick brown fox "': (150, 9),
    '%unroll net "the quick brown fox "': (150, 8),
}
WARM_UP = 40
ROUNDS = 25


class LatencyTest(unittest.TestCase):
    """Medians after warm-up, each beside 1+1, so that other work on the machine slows both."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL, startup_timeout=120)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def milliseconds(self, cell):
        begin = time.perf_counter()
        reply = self.client.execute_interactive(cell, timeout=120, output_hook=lambda message: None)
        self.assertEqual(reply["content"]["status"], "ok", cell)
        return 1000 * (time.perf_counter() - begin)

    def test_magics_answer_while_the_reader_looks(self):
        self.milliseconds(NETWORK)
        cells = [PLAIN, *BOUNDS]
        for _ in range(WARM_UP):
            for cell in cells:
                self.milliseconds(cell)
        times = {cell: [] for cell in cells}
        for _ in range(ROUNDS):
            for cell in cells:
                times[cell].append(self.milliseconds(cell))
        medians = {cell: statistics.median(taken) for cell, taken in times.items()}
        told = ", ".join(f"{cell}: {median:.0f} ms" for cell, median in medians.items())
        for cell, (at_rest, times_plain) in BOUNDS.items():
            with self.subTest(cell):
                self.assertLess(medians[cell], max(at_rest, times_plain * medians[PLAIN]), told)


if __name__ == "__main__":
    unittest.main()
