package org.unroll.train;

import org.unroll.data.Dataset;
import org.unroll.network.Network;
import org.unroll.param.Seed;

/** All that a training run was told, but for its data; {@code validation} may be null. */
record TrainingPlan(
    Network network,
    Optimizer optimizer,
    double clip,
    int batch,
    Truncation truncation,
    int epochs,
    Seed seed,
    int threads,
    Dataset validation,
    Progress.Listener listener) {}
