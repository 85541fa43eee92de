/**
 * Metrics of points.
 *
 * <ul>
 *   <li>moments: {@code mean_error}, {@code std_error}, {@code covariance_error}, {@code variance_ratio},
 *       {@code gaussian_wasserstein}
 *   <li>whole distributions: {@code wasserstein}, {@code energy_distance}, {@code kolmogorov_smirnov}, {@code mixture_l2}
 *   <li>tails and modes: {@code tail_occupancy}, {@code rare_mode_mass}, {@code precision_recall}
 *   <li>regression: {@code excess_risk}
 * </ul>
 *
 * <p>A distance of whole distributions says that something moved, not that a tail went; a moment's mean over trials can
 * stand still while every single trial collapses. Read the tails and modes first, and the spread between trials.
 */
package org.genloss.metric.points;
