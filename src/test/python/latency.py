"""Measures kernels side by side: python3 latency.py [-n LAUNCHES] KERNEL..."""
import argparse
import statistics
import time

from jupyter_client.manager import KernelManager


def answer(kc, msg_id):
    while kc.get_shell_msg(timeout=120)['parent_header'].get('msg_id') != msg_id:
        pass


def measure(name):
    """Seconds from launch to the first answer, and milliseconds of each later 1+1."""
    begin = time.time()
    km = KernelManager(kernel_name=name)
    km.start_kernel()
    kc = km.client()
    kc.start_channels()
    kc.wait_for_ready(timeout=120)
    answer(kc, kc.execute('1+1'))
    first = time.time() - begin
    for i in range(30):
        answer(kc, kc.execute(f'1+{i}'))
    later = []
    for _ in range(50):
        asked = time.time()
        answer(kc, kc.execute('1+1'))
        later.append((time.time() - asked) * 1000)
    kc.stop_channels()
    km.shutdown_kernel(now=True)
    return first, later


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', type=int, default=5)
    parser.add_argument('kernels', nargs='+')
    args = parser.parse_args()
    firsts = {name: [] for name in args.kernels}
    laters = {name: [] for name in args.kernels}
    for _ in range(args.n):
        for name in args.kernels:
            first, later = measure(name)
            firsts[name].append(first)
            laters[name] += later
    for name in args.kernels:
        print(f'{name}: first answer after {statistics.median(firsts[name]):.2f} s, '
              f'1+1 in {statistics.median(laters[name]):.0f} ms')


if __name__ == '__main__':
    main()
