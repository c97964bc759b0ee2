package cl.fizko.core.access.port;

class InMemoryAuditLogTest extends AuditLogContract {

  @Override
  protected AuditLog log() {
    return new InMemoryAuditLog();
  }
}
