# Times glm, logistic, on all columns of a file but "event": Rscript fit.R FILE. Prints the median seconds of
# three fits. Wald's intervals and tests come with summary(), which takes no time beside the fit.
data <- read.csv(commandArgs(TRUE)[1])
times <- sapply(1:3, function(i)
  system.time(fit <<- glm(event ~ ., family = binomial, data = data))[["elapsed"]])
cat("deviance", format(fit$deviance, digits = 15), "\n")
cat("seconds", median(times), "\n")
