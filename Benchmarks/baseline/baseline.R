# Times the numbers and tests of a baseline table: Rscript baseline.R FILE. Prints the median seconds of
# three runs.
d <- read.csv(commandArgs(TRUE)[1], stringsAsFactors = TRUE)
p <- numeric(20)
runs <- sapply(1:3, function(run) system.time({
  for (v in 1:5) {
    x <- d[[paste0("mean", v)]]
    m <- tapply(x, d$group, mean, na.rm = TRUE)
    s <- tapply(x, d$group, sd, na.rm = TRUE)
    p[v] <<- t.test(x ~ d$group)$p.value
  }
  for (v in 1:5) {
    x <- d[[paste0("skewed", v)]]
    q <- tapply(x, d$group, quantile, c(.25, .5, .75), na.rm = TRUE)
    p[5 + v] <<- wilcox.test(x ~ d$group, exact = FALSE)$p.value
  }
  for (v in 1:10) {
    t <- table(d[[paste0("level", v)]], d$group)
    share <- prop.table(t, 2)
    p[10 + v] <<- chisq.test(t, correct = FALSE)$p.value
  }
})[["elapsed"]])
cat("result", signif(p[c(1, 6, 11)], 6), "\n")
cat("seconds", median(runs), "\n")
