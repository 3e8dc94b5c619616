import type { Child, FC } from 'hono/jsx';

interface NoticeProps {
  readonly tone?: 'plain' | 'attention' | 'error';
  readonly title?: Child;
  /** Set where the notice appears because of what the reader just did: it is then read out. */
  readonly live?: boolean;
  readonly children?: Child;
}

export const Notice: FC<NoticeProps> = ({ tone = 'plain', title, live = false, children }) => (
  <div class={tone === 'plain' ? 'notice' : `notice ${tone}`} {...(live && { role: 'status' })}>
    {title && <p class="notice-title">{title}</p>}
    {children}
  </div>
);

interface EmptyStateProps {
  /** What this list is for. */
  readonly title: Child;
  /** What to do first. */
  readonly children?: Child;
  readonly action?: { readonly label: Child; readonly href: string };
}

export const EmptyState: FC<EmptyStateProps> = ({ title, children, action }) => (
  <div class="empty">
    <p class="lead serif">{title}</p>
    {children}
    {action && (
      <p>
        <a class="button" href={action.href}>
          {action.label}
        </a>
      </p>
    )}
  </div>
);

/** A line under the masthead that every page of the hub carries: invented data, a release withdrawn. */
export const Strip: FC<{ readonly label: string; readonly children?: Child }> = ({
  label,
  children,
}) => (
  <aside class="strip" aria-label={label}>
    <div class="wide">{children}</div>
  </aside>
);
