# Times rms::validate of a Cox model on all columns of a file but "time" and "event", 1000 resamples:
# Rscript validate.R FILE.
suppressPackageStartupMessages(library(rms))
data <- read.csv(commandArgs(TRUE)[1])
terms <- reformulate(setdiff(names(data), c("time", "event")), "Surv(time, event)")
fit <- cph(terms, data, x = TRUE, y = TRUE)
set.seed(1)
seconds <- system.time(v <- validate(fit, B = 1000))[["elapsed"]]
cat("C", (v["Dxy", "index.orig"] + 1) / 2, "corrected", (v["Dxy", "index.corrected"] + 1) / 2,
  "slope", v["Slope", "index.corrected"], "R2", v["R2", "index.corrected"], "\n")
cat("seconds", seconds, "\n")
