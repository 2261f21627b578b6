# Kaplan-Meier and log-rank of five million cases with R's survival package, the same shape of data as SurvivalBenchmarks:
# exponential times to the minute, mean 30 hours, a fifth still open. Needs R with the package "survival", which comes with most distributions of R.
#
#   Rscript benchmarks/peers/survfit.R
suppressMessages(library(survival))
set.seed(19580601)
n <- 5e6
minutes <- function(n, hours) floor(rexp(n, 1 / (hours * 60)))
ended <- function(n) as.integer(runif(n) >= 0.2)
once <- function(what, work) cat(sprintf("%-12s %6.2f s of processor time\n", what, sum(system.time(work())[c("user.self", "sys.self")])))

time <- minutes(n, 30)
status <- ended(n)
cat(R.version.string, "survival", as.character(packageVersion("survival")), "\n")
once("survfit", function() survfit(Surv(time, status) ~ 1))

time <- c(minutes(n / 2, 30), minutes(n / 2, 30.05))
status <- ended(n)
group <- rep(1:2, each = n / 2)
once("survdiff", function() survdiff(Surv(time, status) ~ group))
