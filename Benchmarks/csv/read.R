# Times R's readers on one file: Rscript read.R FILE. Prints seconds, best of three (read.csv: one).
file <- commandArgs(TRUE)[1]
suppressMessages(library(data.table))
setDTthreads(1)
seconds <- function(call, times) min(replicate(times, system.time(call())[["elapsed"]]))
cat("fread", seconds(function() fread(file, data.table = FALSE, showProgress = FALSE), 3), "\n")
cat("read.csv", seconds(function() read.csv(file), 1), "\n")
