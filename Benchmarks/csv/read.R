# Times one of R's readers on one file: Rscript read.R FILE fread|read.csv. Prints seconds. One
# reading a process, since R keeps the strings of an earlier one.
arguments <- commandArgs(TRUE)
if (arguments[2] == "fread") {
  suppressMessages(library(data.table))
  setDTthreads(1)
  time <- system.time(fread(arguments[1], data.table = FALSE, showProgress = FALSE))
} else {
  time <- system.time(read.csv(arguments[1]))
}
cat(time[["elapsed"]], "\n")
