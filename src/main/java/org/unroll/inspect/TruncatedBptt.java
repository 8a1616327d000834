package org.unroll.inspect;

import static org.unroll.matrix.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unroll.cell.State;
import org.unroll.data.Batch;
import org.unroll.layer.Noise;
import org.unroll.network.Network;
import org.unroll.network.NetworkState;
import org.unroll.network.UnrolledNetwork;
import org.unroll.param.Gradients;

/**
 * Truncated BPTT done once, without an update: the state goes on from window to window, and
 * gradients end where their window begins. Steps count from 0 over all windows.
 *
 * @param windows each run backwards by itself; their losses add up to the mean over all targets
 */
public record TruncatedBptt(List<Bptt> windows) implements BackwardPass {

  /** Copies the list. */
  public TruncatedBptt {
    windows = List.copyOf(windows);
  }

  /**
   * Forward and backward over a batch in windows of {@code steps} steps, from the zero state.
   *
   * @throws IllegalArgumentException if the batch does not fit the network, or has not a target at
   *     every step
   */
  public static TruncatedBptt of(Network network, Batch batch, int steps) {
    require(steps >= 1, "truncate is %d but must be at least 1 step.", steps);
    network.check(batch);
    require(
        batch.everyStep() && network.runsInWindows(),
        "Truncation needs a target at every step and a network that reads forward. Leave truncate out.");
    Batch own = batch.to(network.precision());
    NetworkState state = network.zeroState(own.packing().sequences());
    List<Bptt> windows = new ArrayList<>();
    for (int from = 0; from < own.packing().steps(); from += steps) {
      Batch window = own.window(from, from + steps);
      windows.add(window(network, window, state, 1.0 / own.targets().rows()));
    }
    return new TruncatedBptt(windows);
  }

  private static Bptt window(Network network, Batch window, NetworkState state, double scale) {
    UnrolledNetwork run = network.unroll(window.packing());
    run.start(state);
    run.forward(window, Noise.NONE);
    double loss = scale * run.loss(window.targets(), scale);
    Gradients gradients = network.gradients();
    run.backward(gradients);
    run.finish(state);
    return new Bptt(run, loss, gradients);
  }

  @Override
  public double loss() {
    return windows.stream().mapToDouble(Bptt::loss).sum();
  }

  @Override
  public Gradients gradients() {
    Gradients sum = windows.get(0).gradients().copy();
    windows.stream().skip(1).forEach(window -> sum.add(window.gradients()));
    return sum;
  }

  @Override
  public GradientFlow flow(int layer) {
    return new GradientFlow(
        windows.stream()
            .flatMap(w -> w.flow(layer).states().stream())
            .<State<?>>map(s -> s)
            .toList());
  }

  @Override
  public Contributions contributions(int layer) {
    return new Contributions(
        windows.stream().flatMap(w -> w.contributions(layer).steps().stream()).toList());
  }

  /** Zero where s and t lie in different windows. */
  @Override
  public LossToState lossToState(int layer) {
    List<GradientFlow> none = windows.stream().map(window -> zeros(window.flow(layer))).toList();
    List<GradientFlow> flows = new ArrayList<>();
    for (int k = 0; k < windows.size(); k++) {
      for (GradientFlow inside : windows.get(k).lossToState(layer).flows()) {
        int own = k;
        Stream<GradientFlow> all =
            IntStream.range(0, none.size()).mapToObj(w -> w == own ? inside : none.get(w));
        flows.add(
            new GradientFlow(
                all.flatMap(flow -> flow.states().stream()).<State<?>>map(s -> s).toList()));
      }
    }
    return new LossToState(flows);
  }

  private static GradientFlow zeros(GradientFlow like) {
    return new GradientFlow(like.states().stream().<State<?>>map(TruncatedBptt::zero).toList());
  }

  private static <S extends State<S>> S zero(State<S> like) {
    return like.map(m -> m.copy().fill(0));
  }
}
