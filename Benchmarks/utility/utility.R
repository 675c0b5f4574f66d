# Times one survfit a threshold on one file: Rscript utility.R FILE. Prints the seconds of one run.
suppressMessages(library(survival))
d <- read.csv(commandArgs(TRUE)[1])
thresholds <- (1:99) / 100
incidence <- function(rows) {
  1 - summary(survfit(Surv(time, event) ~ 1, d[rows, ], se.fit = FALSE), 1826, extend = TRUE)$surv
}
s <- system.time({
  benefit <- sapply(thresholds, function(p) {
    rows <- d$risk >= p
    if (!any(rows)) return(0)
    share <- incidence(rows)
    mean(rows) * share - mean(rows) * (1 - share) * p / (1 - p)
  })
})[["elapsed"]]
cat("result", format(benefit[c(10, 20, 30)], digits = 15), "\n")
cat("seconds", s, "\n")
