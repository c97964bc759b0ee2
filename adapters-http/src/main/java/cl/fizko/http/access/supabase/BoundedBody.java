package cl.fizko.http.access.supabase;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that is read up to a limit; a longer one is an error. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> inner;
  private long left;
  private Flow.@Nullable Subscription subscription;

  BoundedBody(BodySubscriber<byte[]> inner, long most) {
    this.inner = inner;
    this.left = most;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return inner.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    inner.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    left -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (left >= 0) {
      inner.onNext(buffers);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    inner.onError(new IOException("the answer is too large"));
  }

  @Override
  public void onError(Throwable failure) {
    inner.onError(failure);
  }

  @Override
  public void onComplete() {
    inner.onComplete();
  }
}
