package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Reading;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;

/** Where a trial writes what happens to it. */
interface Sink<S extends Sample<S>> {

    /** The trial begins, and its training data are not written as points. */
    void sampled(Sampling form);

    /** Readings of one generation. */
    void readings(int generation, List<Reading> readings);

    /** The model of this generation says that it has collapsed. */
    void collapsed(int generation, String reason);

    /** How the fit of this generation went, curve by curve; not called for fits without any. */
    void fitted(int generation, List<FitCurve> curves);

    /**
     * Whether this generation is kept to be looked at.
     *
     * @param last whether it is the last one of the trial
     */
    boolean shows(int generation, boolean last);

    /**
     * Items drawn from a generation that {@linkplain #shows is kept}, and what metrics show of it.
     *
     * @param training what its model was fitted to; empty at the baseline, where the items are real
     */
    void shown(int generation, S drawn, Optional<Dataset<S>> training, List<Exhibit> exhibits);

    /**
     * The model of the generation at which a trial goes on, if an earlier start has fitted and measured it and was stopped
     * while it wrote: what it gave is known, and it only has to write.
     *
     * @param state where the trial stands
     */
    Optional<Tensors> measured(State<S> state);

    /**
     * The fit of a generation begins.
     *
     * @param state where the trial stands, from which the fit could be begun anew after a kill
     */
    Work fitting(State<S> state);

    /**
     * Items are written only to be measured.
     *
     * @param state where the trial stands: before the fit of the model that writes
     * @param n how many
     */
    Work measuring(State<S> state, int n);

    /**
     * The writing of the next training set begins; all that is to be told of the generation has been told.
     *
     * @param state where the trial stands: before the fit of the model that writes
     * @param model the model that writes
     * @param n how many items
     */
    Work writing(State<S> state, Model<S> model, int n);

    /**
     * The model of this generation has been measured, and may be kept for other programs.
     *
     * @param last whether the trial ends with it
     */
    void keep(int generation, Model<S> model, boolean last);

    /**
     * A generation is over; the trial could go on from {@code state} after a kill.
     *
     * @param generation the one that is over
     * @param fit time to fit it, ns
     * @param measure time to measure it, ns
     * @param sample time to write the next training set, ns
     */
    void generation(int generation, State<S> state, long fit, long measure, long sample);

    /**
     * The trial is over.
     *
     * @param reason {@code done}, or why it ended early
     * @param fit time to fit the last generation, ns
     * @param measure time to measure it, ns
     */
    void end(int generation, String reason, long fit, long measure);

    /** Whether somebody has decided that this trial is not needed. */
    boolean cancelled();
}
