"""Many cells in one session: nothing is lost, nothing changes its place, and memory stays flat.

SOAK_CELLS says how many, KERNEL which kernel. Each cell prints, displays and returns something that only it can say.
"""

import os
import queue
import subprocess
import time
import unittest

from jupyter_client.manager import start_new_kernel

CELLS = int(os.environ.get("SOAK_CELLS", "200"))
KERNEL = os.environ.get("KERNEL", "unroll")
CELL = 'System.out.println("out {n}"); System.err.println("err {n}"); display("shown {n}"); int value = {n}; value + 1'
LARGEST_GROWTH = 1.10


def resident(process):
    """Kilobytes of a process and its children."""
    rows = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    table = [tuple(map(int, row.split())) for row in rows.splitlines()]
    family = {process}
    while True:
        grown = family | {pid for pid, parent, _ in table if parent in family}
        if grown == family:
            return sum(size for pid, _, size in table if pid in family)
        family = grown


class SoakTest(unittest.TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name=KERNEL, startup_timeout=120, stderr=subprocess.DEVNULL)
        self.addCleanup(self.manager.shutdown_kernel, now=True)
        self.addCleanup(self.client.stop_channels)
        self.skip_answers_to_the_start()
        self.process = self.manager.provisioner.pid

    def skip_answers_to_the_start(self):
        try:
            while True:
                self.client.get_shell_msg(timeout=2)
        except queue.Empty:
            pass

    def run_cell(self, code):
        """All that the kernel publishes for one cell, in its order."""
        sent = self.client.execute(code)
        published = []
        while True:
            message = self.client.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") != sent:
                continue
            published.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        reply = self.client.get_shell_msg(timeout=120)
        self.assertEqual(reply["parent_header"]["msg_id"], sent)
        self.assertEqual(reply["content"]["status"], "ok", reply["content"])
        return published

    def check(self, n, published):
        types = [message["msg_type"] for message in published]
        self.assertEqual(types[:2], ["status", "execute_input"], types)
        self.assertEqual(types[-1], "status")
        streams = {"stdout": "", "stderr": ""}
        for message in published:
            if message["msg_type"] == "stream":
                streams[message["content"]["name"]] += message["content"]["text"]
        self.assertEqual(streams, {"stdout": f"out {n}\n", "stderr": f"err {n}\n"})
        shown = [m["content"]["data"]["text/plain"] for m in published if m["msg_type"] == "display_data"]
        self.assertEqual(shown, [f"shown {n}"])
        result = [m["content"]["data"]["text/plain"] for m in published if m["msg_type"] == "execute_result"]
        self.assertEqual(result, [str(n + 1)])

    def test_nothing_is_lost_and_memory_is_flat_over_the_second_half(self):
        sizes = []
        begin = time.monotonic()
        for n in range(CELLS):
            self.check(n, self.run_cell(CELL.replace("{n}", str(n))))
            if n % 20 == 19:
                sizes.append(resident(self.process))
        half = sizes[len(sizes) // 2 :]
        fifth = max(1, len(half) // 5)
        first, last = (sorted(part)[len(part) // 2] for part in (half[:fifth], half[-fifth:]))
        print(f"{CELLS} cells, {time.monotonic() - begin:.0f} s, {first} KB at half time, {last} KB at the end")
        self.assertLessEqual(last, LARGEST_GROWTH * first, sizes)


if __name__ == "__main__":
    unittest.main()
