#!/usr/bin/env python3
"""Times Offprint and R Markdown on the same report, in one run on one machine.

usage: compare.py OFFPRINT [--repeats N]

Three ways to render, each repeated after one that warms up; medians and ranges are printed:
  template changed   a line of code is new each time: compile, run, set, draw
  new data           a row fewer each time: the compiled program is used again
  R                  rmarkdown::render of the same content to HTML, figures as PDF and PNG at 600 dpi
Memory is the largest resident set of the command or of the program it runs; the compiler is left out.
"""
import argparse, os, pathlib, shutil, statistics, subprocess, tempfile, time

here = pathlib.Path(__file__).resolve().parent
data = here.parent.parent / "assets" / "data" / "rotterdam_gbsg.csv"


def seconds(command, folder):
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    elapsed = time.perf_counter() - begin
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout}")
    return elapsed


def largest_memory(command, folder):
    """The largest resident set, in megabytes, of the command and its children but the compiler."""
    done = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = {}
    while done.poll() is None:
        for status in pathlib.Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                pid, parent = fields["Pid"].strip(), fields["PPid"].strip()
                if pid == str(done.pid) or parent == str(done.pid):
                    name = fields["Name"].strip()
                    if "swift" not in name:
                        peak[pid] = max(peak.get(pid, 0), int(fields["VmHWM"].split()[0]) / 1024)
            except (OSError, KeyError, ValueError):
                continue
        time.sleep(0.002)
    return sum(peak.values())


def report(name, times):
    print(f"{name:18} {statistics.median(times):6.2f} s   ({min(times):.2f}–{max(times):.2f}, n = {len(times)})")
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("offprint")
    parser.add_argument("--repeats", type=int, default=7)
    arguments = parser.parse_args()
    offprint = os.path.abspath(arguments.offprint)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template, rows = (here / "first-light.md").read_text(), data.read_text().splitlines(keepends=True)
        (folder / "report.md").write_text(template)
        (folder / "rotterdam_gbsg.csv").write_text("".join(rows))
        command = [offprint, "render", "report.md", "--quiet"]
        os.environ["OFFPRINT_CACHE"] = str(folder / "cache")
        seconds(command, folder)

        changed = []
        for index in range(arguments.repeats):
            (folder / "report.md").write_text(
                template.replace("let survival", f"let change{index} = {index}\nlet survival"))
            changed.append(seconds(command, folder))
        (folder / "report.md").write_text(template)
        seconds(command, folder)
        renewed = []
        for index in range(arguments.repeats):
            (folder / "rotterdam_gbsg.csv").write_text("".join(rows[: -1 - index]))
            renewed.append(seconds(command, folder))
        memory = largest_memory(command, folder)

        shutil.copy(here / "first-light.Rmd", folder / "report.Rmd")
        render = ["Rscript", "-e", "rmarkdown::render('report.Rmd', params = list(data = 'rotterdam_gbsg.csv'), quiet = TRUE)"]
        seconds(render, folder)
        r = [seconds(render, folder) for _ in range(max(3, arguments.repeats // 2))]

    changed, renewed, r = report("template changed", changed), report("new data", renewed), report("R Markdown", r)
    print(f"ratio              {r / changed:.1f} times faster than R with a changed template, {r / renewed:.1f} with new data")
    print(f"memory             {memory:.0f} MB, command and program together")


main()
