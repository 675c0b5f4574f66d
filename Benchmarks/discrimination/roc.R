# Times pROC on one file: Rscript roc.R FILE. Prints the seconds of one run.
suppressMessages(library(pROC))
d <- read.csv(commandArgs(TRUE)[1])
s <- system.time({
  a <- roc(d$y, d$a, levels = c(0, 1), direction = "<", quiet = TRUE)
  b <- roc(d$y, d$b, levels = c(0, 1), direction = "<", quiet = TRUE)
  ca <- ci.auc(a, method = "delong")
  cb <- ci.auc(b, method = "delong")
  test <- roc.test(a, b, method = "delong", paired = TRUE)
})[["elapsed"]]
se <- function(ci) (ci[3] - ci[1]) / (2 * qnorm(0.975))
cat("result", auc(a), "(", se(ca), ")", auc(b), "(", se(cb), ") p", test$p.value, "\n")
cat("seconds", s, "\n")
