# The peer of `npm run bench -- estimate`: conting's Bayesian average over models of the same table, by MCMC.
#
# Called by bench/estimate.ts with a CSV of 0/1 columns and a count, and the number of iterations. Written for conting 1.7.
# The last line that it prints is JSON. Priors are not ours: its answer is to lie near, not to be the same.
suppressMessages(library(conting))
given <- commandArgs(trailingOnly = TRUE)
data <- read.csv(given[1])
lists <- setdiff(names(data), "count")
data[lists] <- lapply(data[lists], factor)
none <- Reduce(`&`, lapply(data[lists], function(list) list == 0))
data$count[none] <- NA
everything <- as.formula(paste("count ~ (", paste(lists, collapse = " + "), ")^2"))
set.seed(1)
began <- proc.time()["elapsed"]
fitted <- bict(everything, data = data, n.sample = as.integer(given[2]), prior = "UIP")
total <- total_pop(fitted, n.burnin = as.integer(given[2]) %/% 5)
seconds <- proc.time()["elapsed"] - began
cat(sprintf(
  '{"version":"%s","seconds":%.3f,"n":%.1f,"low":%.1f,"high":%.1f}\n',
  packageVersion("conting"), seconds, total$meanTOT, total$int[1], total$int[2]
))
