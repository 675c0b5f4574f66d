"""Sets a Typst document in a process of its own, three times; prints the best time, the highest memory,
and the ratio to Offprint's seconds as `Benchmarks typesetting` printed them."""

import resource
import subprocess
import sys

RUN = """
import sys, time, typst
start = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2])
print(time.perf_counter() - start)
"""

source, output, offprint = sys.argv[1:4]
times = [
    float(subprocess.run([sys.executable, "-c", RUN, source, output], check=True,
                         capture_output=True, text=True).stdout)
    for _ in range(3)
]
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
own = next(float(line.split()[1]) for line in open(offprint) if line.startswith("seconds"))
print(f"Typst seconds {min(times):.2f}, {min(times) / own:.1f} times Offprint, {memory:.0f} MB at the highest")
