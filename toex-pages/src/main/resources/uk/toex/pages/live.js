'use strict';

/* Before there is a body, so that a long page is not laid out whole and then in part. */
document.documentElement.classList.add('live');
