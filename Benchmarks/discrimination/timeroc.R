# Times riskRegression::Score on one file: Rscript timeroc.R FILE. Prints the seconds of one run.
suppressMessages({ library(riskRegression); library(survival); library(prodlim) })
d <- read.csv(commandArgs(TRUE)[1])
times <- c(365, 1095, 1826)
# Score wants risks; the area depends on their order alone.
risks <- function(x) matrix(plogis(x), length(x), length(times))
s <- system.time({
  f <- suppressMessages(Score(list(a = risks(d$a), b = risks(d$b)), Surv(time, event) ~ 1, data = d,
    times = times, metrics = "auc", conf.int = TRUE, cens.model = "km", null.model = FALSE))
})[["elapsed"]]
auc <- as.data.frame(f$AUC$score)
delta <- as.data.frame(f$AUC$contrasts)
cat("result", sprintf("%s (%s)", format(auc$AUC, digits = 10), format(auc$se, digits = 6)), "p",
  delta$p[nrow(delta)], "\n")
cat("seconds", s, "\n")
